package io.skybeat.simulator.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.simulator.camera.Picture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class H264EncoderTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final H264Encoder.Settings SMALL =
      new H264Encoder.Settings(320, 240, 10, 500_000, 10);

  @Test
  void onePictureInOneUnitOutWithKeyFramesAtTheirDistanceAndOnDemand() {
    List<Boolean> keys = new ArrayList<>();
    try (H264Encoder encoder = new H264Encoder(SMALL)) {
      MovingBars bars = new MovingBars(320, 240);
      Picture picture = new Picture(320, 240);
      for (int i = 0; i < 25; i++) {
        if (i == 14) {
          encoder.requestKeyFrame();
        }
        bars.draw(T0, picture);
        AccessUnit unit = encoder.encode(picture, T0.plusMillis(100L * i)).orElseThrow();
        assertEquals(T0.plusMillis(100L * i), unit.capturedAt());
        keys.add(unit.key());
        List<byte[]> nals = AnnexB.split(unit.annexB());
        assertEquals(
            unit.key() ? 2 : 0,
            nals.stream().filter(nal -> AnnexB.isParameterSet(Codec.H264, nal)).count());
      }
    }
    assertTrue(keys.get(0), "starts with a key frame");
    assertTrue(keys.get(10), "key frame at its distance");
    assertTrue(keys.get(14), "key frame on demand");
    assertFalse(keys.get(15), "one only");
  }

  @Test
  void theFormatIsKnownBeforeTheFirstPicture() {
    try (H264Encoder encoder = new H264Encoder(SMALL)) {
      byte[] sps = encoder.format().parameterSets().get(0);
      assertEquals(7, AnnexB.type(Codec.H264, sps));
      assertEquals(66, sps[1], "baseline, which every decoder has");
      assertEquals(8, AnnexB.type(Codec.H264, encoder.format().parameterSets().get(1)));
    }
  }

  @Test
  void keepsAboutItsBitRateEvenWithNoise() {
    long bytes = 0;
    try (H264Encoder encoder = new H264Encoder(SMALL)) {
      Picture picture = new Picture(320, 240);
      SplittableRandom random = new SplittableRandom(7);
      for (int i = 0; i < 60; i++) {
        for (int b = 0; b < picture.bgr.length; b += 3) {
          picture.bgr[b] = (byte) (100 + random.nextInt(24));
          picture.bgr[b + 1] = picture.bgr[b];
          picture.bgr[b + 2] = picture.bgr[b];
        }
        bytes += encoder.encode(picture, T0).orElseThrow().annexB().length;
      }
    }
    long bitsPerSecond = bytes * 8 * 10 / 60;
    assertTrue(bitsPerSecond < 1_500_000, "is " + bitsPerSecond);
  }

  @Test
  void oddSizesAndWrongPicturesAreRefused() {
    IllegalArgumentException odd =
        assertThrows(
            IllegalArgumentException.class,
            () -> new H264Encoder.Settings(321, 240, 10, 500_000, 10));
    assertTrue(odd.getMessage().contains("321x240"), odd.getMessage());
    try (H264Encoder encoder = new H264Encoder(SMALL)) {
      Picture wrong = new Picture(640, 480);
      assertThrows(IllegalArgumentException.class, () -> encoder.encode(wrong, T0));
    }
  }
}
