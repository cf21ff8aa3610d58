package io.skybeat.analytics.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's own model is refused with the file, what is wrong and what to do. */
class WrongModelTest {
  private static final String FOLDER = "/io/skybeat/models/nanodet-g-416/";

  @TempDir Path folder;
  private Path card;
  private String text;

  @BeforeEach
  void copyTheShippedModel() throws Exception {
    text = new String(resource("card.yaml"), StandardCharsets.UTF_8);
    card = folder.resolve("card.yaml");
    Files.writeString(card, text);
    Files.write(folder.resolve("model.onnx"), resource("model.onnx"));
  }

  @Test
  void aCopyOfTheShippedModelIsTaken() {
    try (OnnxDetector detector = new OnnxDetector(Model.open(card))) {
      assertEquals("nanodet-g-416", detector.model().name());
      assertEquals(416, detector.inputPx());
    }
  }

  @Test
  void otherBytesThanTheCardsAreRefused() throws Exception {
    Files.write(folder.resolve("model.onnx"), new byte[] {1, 2, 3});
    refused("model.onnx: sha256 is ", "its card expects", "correct the card");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    Files.delete(folder.resolve("model.onnx"));
    refused("model.onnx: no such file", "weights.file");
  }

  @Test
  void aMissingCardIsNamed() {
    card = folder.resolve("absent.yaml");
    refused("absent.yaml: no such model card");
  }

  @Test
  void aFileThatIsNoNetIsRefused() throws Exception {
    byte[] rubbish = "not a net".getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("model.onnx"), rubbish);
    String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(rubbish));
    Files.writeString(card, text.replaceAll("sha256: [0-9a-f]+", "sha256: " + digest));
    refused("model.onnx: ONNX Runtime cannot load it", "opset");
  }

  @Test
  void anotherInputThanTheNetsIsRefused() throws Exception {
    Files.writeString(card, text.replace("width: 416", "width: 320"));
    refused("input image float32 [1, 3, 416, 320]", "the file has image FLOAT [1, 3, 416, 416]");
  }

  @Test
  void anotherOutputThanTheNetsIsRefused() throws Exception {
    Files.writeString(card, text.replace("bins: 11", "bins: 8"));
    refused("output distances float32 [1, 3549, 32]", "[1, 3549, 44]");
  }

  @Test
  void aWrongKeyIsNamedWithItsLine() throws Exception {
    Files.writeString(card, text.replace("  bins:", "  binz: 1\n  bins:"));
    refused("card.yaml", "binz");
  }

  @Test
  void anUnknownShippedModelIsNamed() {
    BadModel bad = assertThrows(BadModel.class, () -> Model.bundled("yolo-9000"));
    assertTrue(bad.getMessage().contains("nanodet-g-416"), bad.getMessage());
  }

  private void refused(String... parts) {
    BadModel bad = assertThrows(BadModel.class, () -> new OnnxDetector(Model.open(card)).close());
    for (String part : parts) {
      assertTrue(bad.getMessage().contains(part), bad.getMessage());
    }
  }

  private static byte[] resource(String name) throws Exception {
    try (InputStream in = Model.class.getResourceAsStream(FOLDER + name)) {
      return in.readAllBytes();
    }
  }
}
