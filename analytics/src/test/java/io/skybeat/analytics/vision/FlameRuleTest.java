package io.skybeat.analytics.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FlameRuleTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 256;
  private static final Instant START = Instant.parse("2026-05-01T20:00:00Z");

  /** A hot texture over cold ground; {@code shape} decides where its lumps are. */
  private static HeatImage picture(long shape, double left, double top, double gain, long noise) {
    SplittableRandom lumps = new SplittableRandom(shape);
    double[] x = new double[24];
    double[] y = new double[24];
    double[] radius = new double[24];
    for (int i = 0; i < x.length; i++) {
      x[i] = 90 + 140 * lumps.nextDouble() + left;
      y[i] = 120 + 100 * lumps.nextDouble() + top;
      radius[i] = 8 + 16 * lumps.nextDouble();
    }
    SplittableRandom random = new SplittableRandom(noise);
    byte[] levels = new byte[WIDTH * HEIGHT];
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        double level = 40 + 0.05 * row;
        for (int i = 0; i < x.length; i++) {
          double d2 = (column - x[i]) * (column - x[i]) + (row - y[i]) * (row - y[i]);
          double at = 1 - d2 / (4 * radius[i] * radius[i]);
          level += at > 0 ? 160 * at * at : 0;
        }
        level = gain * level + random.nextGaussian();
        levels[row * WIDTH + column] = (byte) Math.max(0, Math.min(255, level));
      }
    }
    return new HeatImage(WIDTH, HEIGHT, levels);
  }

  @Test
  void flamesThatFillThePictureAreFoundWithinTwoSeconds() {
    FlameRule rule = new FlameRule();
    Optional<HotSpot> found = Optional.empty();
    for (int i = 0; i < 20; i++) {
      found = rule.look(START.plusMillis(100L * i), picture(i / 2, 0, 0, 1, i));
    }
    HotSpot spot = found.orElseThrow();
    assertEquals(HotSpot.Strength.SOURCE, spot.strength());
    assertTrue(spot.box().holds(160, 170), spot.toString());
    assertTrue(spot.box().width() > 80 && spot.box().right() <= WIDTH, spot.toString());
  }

  @Test
  void theSameHeatMovedByTheCameraIsNoFlame() {
    for (int run = 0; run < 8; run++) {
      FlameRule rule = new FlameRule();
      for (int i = 0; i < 20; i++) {
        double left = (run - 4) * 1.2 * i / 2;
        double top = (run % 3 - 1) * 0.8 * i / 2;
        double gain = 1 - 0.01 * (i % 3);
        assertTrue(
            rule.look(START.plusMillis(100L * i), picture(run, left, top, gain, i)).isEmpty(),
            "run " + run + ", frame " + i);
      }
    }
  }

  @Test
  void aPictureThatIsShownAgainCountsOnce() {
    FlameRule rule = new FlameRule();
    Optional<HotSpot> found = Optional.empty();
    for (int i = 0; i < 40; i++) {
      // A camera of 5 pictures a second behind a stream of 20.
      found = rule.look(START.plusMillis(50L * i), picture(i / 4, 0, 0, 1, i / 4));
    }
    assertTrue(found.isPresent());
  }

  @Test
  void smallHeatIsNotItsConcern() {
    FlameRule rule = new FlameRule();
    for (int i = 0; i < 20; i++) {
      byte[] levels = new byte[WIDTH * HEIGHT];
      for (int y = 100; y < 110; y++) {
        for (int x = 100 + i % 5; x < 112; x++) {
          levels[y * WIDTH + x] = (byte) 250;
        }
      }
      assertTrue(
          rule.look(START.plusMillis(100L * i), new HeatImage(WIDTH, HEIGHT, levels)).isEmpty());
    }
  }
}
