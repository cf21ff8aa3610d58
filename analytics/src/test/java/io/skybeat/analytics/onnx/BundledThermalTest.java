package io.skybeat.analytics.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Region;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped thermal net finds in ONNX Runtime what it found in PyTorch, where it was trained. */
class BundledThermalTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 512;
  private static final double REPORTED_FROM = 0.2;

  @Test
  void agreesWithTheTrainedNet() throws Exception {
    JsonNode reference;
    try (InputStream in =
        Model.class.getResourceAsStream("/io/skybeat/models/thermal-centre/reference.json")) {
      reference = new ObjectMapper().readTree(in);
    }
    try (OnnxDetector detector = new OnnxDetector(Model.bundled(Model.THERMAL))) {
      List<Box> found =
          detector.detect(picture(), new Region(0, 0, WIDTH, HEIGHT)).stream()
              .filter(box -> box.score() > REPORTED_FROM)
              .sorted(Comparator.comparingDouble(Box::x))
              .toList();
      assertEquals(8, reference.size(), "eight warm ellipses are in the picture");
      assertEquals(reference.size(), found.size(), found::toString);
      for (int i = 0; i < found.size(); i++) {
        JsonNode expected = reference.get(i);
        Box box = found.get(i);
        assertEquals(expected.get("class").asText(), box.kind().label());
        assertEquals(expected.get("score").asDouble(), box.score(), 2e-3);
        JsonNode side = expected.get("box");
        assertEquals(side.get(0).asDouble(), box.x(), 0.1);
        assertEquals(side.get(1).asDouble(), box.y(), 0.1);
        assertEquals(side.get(2).asDouble(), box.x() + box.width(), 0.1);
        assertEquals(side.get(3).asDouble(), box.y() + box.height(), 0.1);
        assertTrue(box.width() > 8 && box.width() < 24 && box.height() > 14 && box.height() < 36);
      }
    }
  }

  /** The picture of models/recipes/thermal-centre/reference.py. */
  private static BgrImage picture() {
    ByteBuffer bgr = ByteBuffer.allocateDirect(3 * WIDTH * HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int level = 70 + (3 * x + 5 * y) % 9;
        for (int i = 0; i < 8; i++) {
          int dx = x - 60 - 70 * i;
          int dy = y - 100 - 40 * i;
          if (100 * dx * dx + 36 * dy * dy < 3600) {
            level = 190 + (x + y) % 11;
          }
        }
        for (int c = 0; c < 3; c++) {
          bgr.put(3 * (y * WIDTH + x) + c, (byte) level);
        }
      }
    }
    return new BgrImage(bgr, WIDTH, HEIGHT, 3 * WIDTH);
  }
}
