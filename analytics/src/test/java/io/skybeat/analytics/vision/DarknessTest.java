package io.skybeat.analytics.vision;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DarknessTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  /** Ground of {@code level} with noise, and so much of it lit. */
  private static BgrImage picture(int level, double lit) {
    SplittableRandom random = new SplittableRandom(2);
    ByteBuffer pixels = ByteBuffer.allocateDirect(3 * WIDTH * HEIGHT);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      boolean lamp = i < lit * WIDTH * HEIGHT;
      byte value = (byte) (lamp ? 220 : level + random.nextInt(7));
      pixels.put(3 * i, value).put(3 * i + 1, value).put(3 * i + 2, value);
    }
    return new BgrImage(pixels, WIDTH, HEIGHT, 3 * WIDTH);
  }

  @Test
  void aFewLampsDoNotLightTheGround() {
    assertTrue(Darkness.of(picture(6, 0)));
    assertTrue(Darkness.of(picture(6, 0.05)));
  }

  @Test
  void aLitStreetAndTheDayAreNotDark() {
    assertFalse(Darkness.of(picture(6, 0.3)));
    assertFalse(Darkness.of(picture(40, 0.1)), "as dark as the darkest street that is counted in");
    assertFalse(Darkness.of(picture(120, 0)));
  }
}
