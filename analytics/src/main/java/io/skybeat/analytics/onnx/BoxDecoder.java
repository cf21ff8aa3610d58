package io.skybeat.analytics.onnx;

import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.ObjectClass;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/** Reads boxes from a net's outputs. */
interface BoxDecoder {
  /** Shape of the output tensor of each role, for the check against the model. */
  Map<String, long[]> shapes();

  /**
   * Boxes of at least the card's lowest score, in pixels of the picture, doubles included.
   *
   * @param outputs the output tensors' values by role
   */
  List<Box> decode(Map<String, FloatBuffer> outputs, InputFit fit);

  /** The decoder that {@code card} asks for. */
  static BoxDecoder of(ModelCard card) {
    return switch (card.output().decoder()) {
      case GFL -> new GflDecoder(card);
      case YOLOX -> new YoloxDecoder(card);
      case BOXES -> new BoxesDecoder(card);
    };
  }

  /** Cells of all grids together. */
  static int cells(ModelCard card) {
    int cells = 0;
    for (int stride : card.output().strides()) {
      cells += columns(card, stride) * rows(card, stride);
    }
    return cells;
  }

  /** Columns of the grid of {@code stride}. */
  static int columns(ModelCard card, int stride) {
    return (card.input().width() + stride - 1) / stride;
  }

  /** Rows of the grid of {@code stride}. */
  static int rows(ModelCard card, int stride) {
    return (card.input().height() + stride - 1) / stride;
  }

  /** A box from its corners in the input, cut to the part that the picture fills. */
  static Box box(
      ObjectClass kind,
      double score,
      double left,
      double top,
      double right,
      double bottom,
      InputFit fit) {
    double x0 = fit.pictureX(Math.max(0, left));
    double y0 = fit.pictureY(Math.max(0, top));
    double x1 = fit.pictureX(Math.min(fit.width(), right));
    double y1 = fit.pictureY(Math.min(fit.height(), bottom));
    return new Box(kind, score, x0, y0, x1 - x0, y1 - y0);
  }
}
