package io.skybeat.analytics.onnx;

import io.skybeat.analytics.vision.ObjectClass;
import java.util.List;
import java.util.Map;

/**
 * What stands in a model's {@code card.yaml}: where it comes from, how it is fed and read, at which
 * scores it is believed, and what was measured with it.
 *
 * @param name short, for reports
 * @param version of this card and its weights together
 * @param origin where the weights come from
 * @param licence SPDX expressions of package and net
 * @param notice what the licences ask to be said
 * @param weights the file beside the card
 * @param input how a picture becomes the net's input
 * @param output how the net's outputs become boxes
 * @param classes which of the net's classes are used, and what they mean here
 * @param thresholds scores from which a box counts
 * @param figures what was measured, with what and where
 */
public record ModelCard(
    String name,
    String version,
    String origin,
    String licence,
    String notice,
    Weights weights,
    Input input,
    Output output,
    List<UsedClass> classes,
    Thresholds thresholds,
    List<Figure> figures) {

  /** Refuses a card that lacks what the detector needs. */
  public ModelCard {
    require(name, "name");
    require(version, "version");
    require(weights, "weights");
    require(input, "input");
    require(output, "output");
    require(thresholds, "thresholds");
    if (classes == null || classes.isEmpty()) {
      throw new IllegalArgumentException("classes: name at least one, as {index: 0, is: person}");
    }
    classes = List.copyOf(classes);
    figures = figures == null ? List.of() : List.copyOf(figures);
  }

  private static void require(Object value, String key) {
    if (value == null || (value instanceof String s && s.isBlank())) {
      throw new IllegalArgumentException(key + ": is missing from the card");
    }
  }

  /**
   * The weights' file.
   *
   * @param file its name, in the card's folder
   * @param sha256 lower-case hex, checked before use
   */
  public record Weights(String file, String sha256) {
    /** Refuses what cannot be a file name or a digest. */
    public Weights {
      require(file, "weights.file");
      if (file.contains("/") || file.contains("\\")) {
        throw new IllegalArgumentException("weights.file: lies beside the card, without folders");
      }
      if (sha256 == null || !sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException("weights.sha256: 64 lower-case hex digits");
      }
    }
  }

  /**
   * The net's input: float32 {@code [1, 3, height, width]}, {@code (level - mean) / std} for levels
   * 0..255.
   *
   * @param name of the input tensor
   * @param width columns
   * @param height rows
   * @param colours {@code bgr} or {@code rgb}: the order of the three planes
   * @param mean per plane, in that order
   * @param std per plane, in that order
   * @param fit {@code stretch} a region to the input, or {@code letterbox} it with grey
   */
  public record Input(
      String name,
      int width,
      int height,
      Colours colours,
      List<Double> mean,
      List<Double> std,
      Fit fit) {
    /** Refuses incomplete input descriptions. */
    public Input {
      require(name, "input.name");
      require(colours, "input.colours");
      require(fit, "input.fit");
      if (width < 32 || height < 32) {
        throw new IllegalArgumentException("input.width, input.height: at least 32 pixels");
      }
      if (mean == null || mean.size() != 3 || std == null || std.size() != 3) {
        throw new IllegalArgumentException("input.mean, input.std: three numbers each");
      }
      if (std.stream().anyMatch(s -> s <= 0)) {
        throw new IllegalArgumentException("input.std: must be above 0");
      }
      mean = List.copyOf(mean);
      std = List.copyOf(std);
    }
  }

  /** The order of the colour planes. */
  public enum Colours {
    BGR,
    RGB
  }

  /** How a region of another shape is brought to the input's. */
  public enum Fit {
    STRETCH,
    LETTERBOX
  }

  /**
   * The net's outputs.
   *
   * @param decoder which arithmetic they need
   * @param tensors the output tensors' names by role: {@code scores} and {@code distances} for
   *     {@code gfl}, {@code rows} for {@code yolox}, {@code boxes} and {@code scores} for {@code
   *     boxes}
   * @param strides of the grids, in the order of the rows (not for {@code boxes})
   * @param bins of a distance's distribution ({@code gfl} only)
   * @param rows number of boxes that come out, real or not ({@code boxes} only)
   * @param labels number of classes the net tells apart
   */
  public record Output(
      Decoder decoder,
      Map<String, String> tensors,
      List<Integer> strides,
      Integer bins,
      Integer rows,
      int labels) {
    /** Refuses incomplete output descriptions. */
    public Output {
      bins = bins == null ? 0 : bins;
      rows = rows == null ? 0 : rows;
      require(decoder, "output.decoder");
      strides = strides == null ? List.of() : List.copyOf(strides);
      if (strides.stream().anyMatch(s -> s < 1)
          || strides.isEmpty() != (decoder == Decoder.BOXES)) {
        throw new IllegalArgumentException(
            "output.strides: for example [8, 16, 32]; none where the decoder is boxes");
      }
      if (labels < 1) {
        throw new IllegalArgumentException("output.labels: the number of classes of the net");
      }
      if (decoder == Decoder.GFL && bins < 2) {
        throw new IllegalArgumentException("output.bins: at least 2 (NanoDet-g has 11)");
      }
      if (decoder == Decoder.BOXES && rows < 1) {
        throw new IllegalArgumentException("output.rows: how many boxes come out, for example 300");
      }
      tensors = tensors == null ? Map.of() : Map.copyOf(tensors);
      for (String role : decoder.roles) {
        if (!tensors.containsKey(role)) {
          throw new IllegalArgumentException("output.tensors." + role + ": name the tensor");
        }
      }
    }
  }

  /** Ways to read boxes from outputs. */
  public enum Decoder {
    /**
     * Generalised focal loss, as NanoDet and PicoDet have it: {@code scores} {@code [1, n, labels]}
     * after the sigmoid, {@code distances} {@code [1, n, 4 * bins]} before the softmax, in strides,
     * from the cell's centre.
     */
    GFL("scores", "distances"),
    /**
     * YOLOX: {@code rows} {@code [1, n, 5 + labels]} of centre and size relative to the cell,
     * objectness and class scores after the sigmoid.
     */
    YOLOX("rows"),
    /**
     * Decoded within the graph: {@code boxes} {@code [1, rows, 4]} as left, top, right, bottom in
     * pixels of the input, {@code scores} {@code [1, rows, labels]} after the sigmoid. One box may
     * have scores of several classes.
     */
    BOXES("boxes", "scores");

    final List<String> roles;

    Decoder(String... roles) {
      this.roles = List.of(roles);
    }
  }

  /**
   * One class of the net that is used.
   *
   * @param index in the net's list of classes, from 0
   * @param name what the net's data set calls it
   * @param is what it means here
   */
  public record UsedClass(int index, String name, ObjectClass is) {
    /** Refuses classes without a meaning. */
    public UsedClass {
      require(is, "classes[].is");
    }
  }

  /**
   * From which score a box counts.
   *
   * @param lowest below it a box is not even reported
   * @param detection per class: from here a box is a detection
   * @param overlap largest intersection over union of two objects of one class
   */
  public record Thresholds(double lowest, Map<ObjectClass, Double> detection, double overlap) {
    /** Refuses thresholds outside 0..1. */
    public Thresholds {
      if (!(lowest > 0 && lowest < 1) || !(overlap > 0 && overlap < 1)) {
        throw new IllegalArgumentException("thresholds.lowest, thresholds.overlap: within 0..1");
      }
      if (detection == null || detection.isEmpty()) {
        throw new IllegalArgumentException("thresholds.detection: for example {person: 0.35}");
      }
      detection = Map.copyOf(detection);
    }
  }

  /**
   * A measured figure.
   *
   * @param what was measured, on what
   * @param value the figure, as text with its unit
   * @param where which machine or data it rests on
   */
  public record Figure(String what, String value, String where) {}
}
