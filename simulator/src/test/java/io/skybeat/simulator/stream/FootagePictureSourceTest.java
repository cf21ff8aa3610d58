package io.skybeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.simulator.camera.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FootagePictureSourceTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bars.mp4", "bars.mkv", "bars.avi"})
  void showsWhatTheFileShowsAtItsOwnPaceAndLoops(String name) {
    Path file = FootageMaker.bars(folder.resolve(name), 320, 240, 8, 5);
    try (FootagePictureSource source = FootagePictureSource.open(file)) {
      assertEquals(5, source.framesPerSecond(), 0.01);
      Picture picture = new Picture(source.widthPx(), source.heightPx());
      // Twice as often as the file has pictures: each is seen twice; three rounds of 1.6 s.
      for (int i = 0; i < 48; i++) {
        source.draw(T0.plusMillis(100L * i + 10), picture);
        assertEquals(i / 2 % 8, bar(picture), "at " + 100 * i + " ms");
      }
      assertEquals(2, source.loops());
    }
  }

  @Test
  void standsStillWhileNobodyWatches() {
    Path file = FootageMaker.bars(folder.resolve("bars.mp4"), 320, 240, 8, 5);
    try (FootagePictureSource source = FootagePictureSource.open(file)) {
      Picture picture = new Picture(320, 240);
      source.draw(T0, picture);
      source.draw(T0.plusMillis(410), picture);
      assertEquals(2, bar(picture));
      source.draw(T0.plusSeconds(3600), picture);
      assertEquals(2, bar(picture));
      source.draw(T0.plusSeconds(3600).plusMillis(200), picture);
      assertEquals(3, bar(picture));
    }
  }

  @Test
  void isScaledWhereAsked() {
    Path file = FootageMaker.bars(folder.resolve("bars.mp4"), 320, 240, 3, 5);
    try (FootagePictureSource source = FootagePictureSource.open(file, 640, 360)) {
      assertEquals(640, source.widthPx());
      Picture picture = new Picture(640, 360);
      source.draw(T0.plusMillis(0), picture);
      source.draw(T0.plusMillis(250), picture);
      assertTrue((picture.bgr[3 * (180 * 640 + 48)] & 0xFF) > 150, "the bar, twice as wide");
    }
  }

  private static int bar(Picture picture) {
    int best = 0;
    int row = 3 * picture.widthPx * (picture.heightPx / 2);
    for (int x = 8; x < picture.widthPx; x += 16) {
      int bright = picture.bgr[row + 3 * x] & 0xFF;
      best = bright > (picture.bgr[row + 3 * best] & 0xFF) ? x : best;
    }
    return best / 16;
  }

  @Test
  void whatIsNoVideoIsRefusedWithItsName() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.mp4"), "no video at all");
    Path missing = folder.resolve("missing.mp4");
    assertRefused(missing, "no such file");
    assertRefused(text, "not a video");
    assertRefused(folder, "not a readable file");
    byte[] wave = new byte[44 + 16_000];
    java.nio.ByteBuffer head =
        java.nio.ByteBuffer.wrap(wave).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    head.put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(wave.length - 8)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16);
    head.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16_000);
    head.putShort((short) 2)
        .putShort((short) 16)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(16_000);
    assertRefused(Files.write(folder.resolve("sound.wav"), wave), "no video track");
  }

  private static void assertRefused(Path file, String reason) {
    BadDocument refused =
        assertThrows(BadDocument.class, () -> FootagePictureSource.open(file).close());
    assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }
}
