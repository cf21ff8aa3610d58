package io.skybeat.analytics.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shipped ONNX file computes what the original graph computes in TensorFlow.js. */
class BundledModelTest {
  private static final int SIDE = 416;

  @Test
  void agreesWithTheOriginalGraph() throws Exception {
    JsonNode reference;
    try (InputStream in =
        Model.class.getResourceAsStream("/io/skybeat/models/nanodet-g-416/reference.json")) {
      reference = new ObjectMapper().readTree(in);
    }
    try (OnnxDetector detector = OnnxDetector.bundled()) {
      Map<String, FloatBuffer> outputs = detector.raw(picture(detector.card().input()));
      compare("scores", reference, outputs, 2e-4);
      compare("distances", reference, outputs, 5e-3);
    }
  }

  private static void compare(
      String role, JsonNode reference, Map<String, FloatBuffer> outputs, double tolerance) {
    JsonNode expected = reference.get(role);
    FloatBuffer actual = outputs.get(role);
    assertEquals(expected.get("count").asInt(), actual.capacity(), role);
    int step = expected.get("step").asInt();
    JsonNode samples = expected.get("samples");
    for (int i = 0; i < samples.size(); i++) {
      assertEquals(
          samples.get(i).asDouble(), actual.get(i * step), tolerance, role + " " + i * step);
    }
    double sum = 0;
    for (int i = 0; i < actual.capacity(); i++) {
      sum += actual.get(i);
    }
    assertEquals(expected.get("sum").asDouble(), sum, 0.5, role + ", sum");
  }

  /** The picture of models/recipes/nanodet-g-416/reference.mjs. */
  private static float[] picture(ModelCard.Input input) {
    float[] values = new float[3 * SIDE * SIDE];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          int level = (x * (c + 3) + y * (2 * c + 5) + x * y / 16) % 256;
          values[(c * SIDE + y) * SIDE + x] =
              (float) ((level - input.mean().get(c)) / input.std().get(c));
        }
      }
    }
    return values;
  }
}
