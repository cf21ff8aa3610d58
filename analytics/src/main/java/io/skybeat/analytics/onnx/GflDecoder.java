package io.skybeat.analytics.onnx;

import io.skybeat.analytics.vision.Box;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Generalised focal loss: each side of a box is the mean of a distribution over whole strides,
 * measured from the cell's centre.
 */
final class GflDecoder implements BoxDecoder {
  private final ModelCard card;
  private final int cells;
  private final float[] distribution;

  GflDecoder(ModelCard card) {
    this.card = card;
    this.cells = BoxDecoder.cells(card);
    this.distribution = new float[4 * card.output().bins()];
  }

  @Override
  public Map<String, long[]> shapes() {
    return Map.of(
        "scores", new long[] {1, cells, card.output().labels()},
        "distances", new long[] {1, cells, 4L * card.output().bins()});
  }

  @Override
  public List<Box> decode(Map<String, FloatBuffer> outputs, InputFit fit) {
    FloatBuffer scores = outputs.get("scores");
    FloatBuffer distances = outputs.get("distances");
    int labels = card.output().labels();
    float lowest = (float) card.thresholds().lowest();
    List<Box> boxes = new ArrayList<>();
    int base = 0;
    for (int stride : card.output().strides()) {
      int columns = BoxDecoder.columns(card, stride);
      int count = columns * BoxDecoder.rows(card, stride);
      for (int cell = 0; cell < count; cell++) {
        for (ModelCard.UsedClass used : card.classes()) {
          float score = scores.get((base + cell) * labels + used.index());
          if (score >= lowest) {
            distances.get((base + cell) * distribution.length, distribution);
            boxes.add(box(used, score, cell, columns, stride, fit));
          }
        }
      }
      base += count;
    }
    return boxes;
  }

  private Box box(
      ModelCard.UsedClass used, float score, int cell, int columns, int stride, InputFit fit) {
    double x = (cell % columns + 0.5) * stride;
    double y = (cell / columns + 0.5) * stride;
    return BoxDecoder.box(
        used.is(),
        score,
        x - mean(0) * stride,
        y - mean(1) * stride,
        x + mean(2) * stride,
        y + mean(3) * stride,
        fit);
  }

  /** Mean of the softmax over the bins of side 0 left, 1 top, 2 right, 3 bottom; in strides. */
  private double mean(int side) {
    int bins = card.output().bins();
    float highest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < bins; i++) {
      highest = Math.max(highest, distribution[side * bins + i]);
    }
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < bins; i++) {
      double weight = Math.exp(distribution[side * bins + i] - highest);
      sum += weight;
      weighted += i * weight;
    }
    return weighted / sum;
  }
}
