package io.skybeat.analytics.onnx;

import io.skybeat.analytics.vision.Box;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * YOLOX: centre relative to the cell, size as an exponent, both in strides; score = objectness x
 * class.
 */
final class YoloxDecoder implements BoxDecoder {
  private final ModelCard card;
  private final int cells;

  YoloxDecoder(ModelCard card) {
    this.card = card;
    this.cells = BoxDecoder.cells(card);
  }

  @Override
  public Map<String, long[]> shapes() {
    return Map.of("rows", new long[] {1, cells, 5L + card.output().labels()});
  }

  @Override
  public List<Box> decode(Map<String, FloatBuffer> outputs, InputFit fit) {
    FloatBuffer rows = outputs.get("rows");
    int width = 5 + card.output().labels();
    double lowest = card.thresholds().lowest();
    List<Box> boxes = new ArrayList<>();
    int base = 0;
    for (int stride : card.output().strides()) {
      int columns = BoxDecoder.columns(card, stride);
      int count = columns * BoxDecoder.rows(card, stride);
      for (int cell = 0; cell < count; cell++) {
        int at = (base + cell) * width;
        double objectness = rows.get(at + 4);
        if (objectness < lowest) {
          continue;
        }
        double x = (rows.get(at) + cell % columns) * stride;
        double y = (rows.get(at + 1) + cell / columns) * stride;
        double halfWidth = Math.exp(rows.get(at + 2)) * stride / 2;
        double halfHeight = Math.exp(rows.get(at + 3)) * stride / 2;
        for (ModelCard.UsedClass used : card.classes()) {
          double score = objectness * rows.get(at + 5 + used.index());
          if (score >= lowest) {
            boxes.add(
                BoxDecoder.box(
                    used.is(),
                    score,
                    x - halfWidth,
                    y - halfHeight,
                    x + halfWidth,
                    y + halfHeight,
                    fit));
          }
        }
      }
      base += count;
    }
    return boxes;
  }
}
