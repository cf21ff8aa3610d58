package io.skybeat.analytics.onnx;

import io.skybeat.analytics.vision.Box;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Nets that decode within their graph: corners in pixels of the input, and scores by class. */
final class BoxesDecoder implements BoxDecoder {
  private final ModelCard card;

  BoxesDecoder(ModelCard card) {
    this.card = card;
  }

  @Override
  public Map<String, long[]> shapes() {
    int rows = card.output().rows();
    return Map.of(
        "boxes", new long[] {1, rows, 4},
        "scores", new long[] {1, rows, card.output().labels()});
  }

  @Override
  public List<Box> decode(Map<String, FloatBuffer> outputs, InputFit fit) {
    FloatBuffer corners = outputs.get("boxes");
    FloatBuffer scores = outputs.get("scores");
    int labels = card.output().labels();
    List<Box> boxes = new ArrayList<>();
    for (int row = 0; row < card.output().rows(); row++) {
      for (ModelCard.UsedClass used : card.classes()) {
        double score = scores.get(row * labels + used.index());
        double left = corners.get(4 * row);
        double top = corners.get(4 * row + 1);
        double right = corners.get(4 * row + 2);
        double bottom = corners.get(4 * row + 3);
        if (score >= card.thresholds().lowest() && right > left && bottom > top) {
          boxes.add(BoxDecoder.box(used.is(), score, left, top, right, bottom, fit));
        }
      }
    }
    return boxes;
  }
}
