package io.skybeat.analytics.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FireRuleTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 512;
  private final FireRule rule = FireRule.measured();

  @Test
  void aFireStandsFarAboveTheNight() {
    byte[] levels = night(60, 8);
    put(levels, 300, 200, 9, 7, 250);
    FireRule.Facts facts = rule.judge(new HeatImage(WIDTH, HEIGHT, levels));
    assertTrue(facts.source());
    HotSpot spot = facts.spots().get(0);
    assertEquals(new Region(300, 200, 9, 7), spot.box());
    assertEquals(63, spot.areaPx());
    assertEquals(304.5, spot.centroidX(), 0.01);
    assertEquals(203.5, spot.centroidY(), 0.01);
    assertTrue(spot.tailRatio() >= 10);
  }

  @Test
  void warmPeopleAreNoFire() {
    byte[] levels = night(60, 8);
    for (int i = 0; i < 40; i++) {
      put(levels, 10 + 15 * i, 100 + 7 * i, 6, 14, 120);
    }
    assertFalse(rule.judge(new HeatImage(WIDTH, HEIGHT, levels)).source());
  }

  @Test
  void noiseAloneShowsNothing() {
    for (int seed = 0; seed < 5; seed++) {
      FireRule.Facts facts = rule.judge(new HeatImage(WIDTH, HEIGHT, night(100 + seed, 12)));
      assertEquals(0, facts.spots().size(), facts.toString());
    }
  }

  @Test
  void aFlatFrameShowsNothing() {
    byte[] levels = new byte[WIDTH * HEIGHT];
    Arrays.fill(levels, (byte) 200);
    FireRule.Facts facts = rule.judge(new HeatImage(WIDTH, HEIGHT, levels));
    assertEquals(0, facts.spots().size());
    assertEquals(0, facts.tailRatio());
  }

  @Test
  void singleHotPixelsAreNoise() {
    byte[] levels = night(60, 8);
    for (int i = 0; i < 60; i++) {
      put(levels, 10 * i, 8 * i, 1, 1, 255);
    }
    assertEquals(0, rule.judge(new HeatImage(WIDTH, HEIGHT, levels)).spots().size());
  }

  @Test
  void aColdSkyDoesNotHideAFire() {
    byte[] levels = night(110, 8);
    put(levels, 0, 0, WIDTH, HEIGHT / 10, 5);
    put(levels, 300, 200, 12, 12, 250);
    assertTrue(rule.judge(new HeatImage(WIDTH, HEIGHT, levels)).source());
  }

  @Test
  void touchingPixelsAreOneSpotAndOthersAreTwo() {
    byte[] levels = night(60, 8);
    put(levels, 100, 100, 5, 5, 250);
    put(levels, 105, 105, 5, 5, 250);
    put(levels, 300, 100, 4, 4, 240);
    assertEquals(2, rule.judge(new HeatImage(WIDTH, HEIGHT, levels)).spots().size());
  }

  @Test
  void degreesDecideWhereTheyAreKnown() {
    float[] celsius = new float[WIDTH * HEIGHT];
    Arrays.fill(celsius, 22);
    Arrays.fill(celsius, 1000, 1010, 120);
    Arrays.fill(celsius, 99000, 99020, 240);
    FireRule.Facts facts = rule.judge(WIDTH, HEIGHT, celsius);
    assertEquals(2, facts.spots().size());
    assertEquals(HotSpot.Strength.SOURCE, facts.spots().get(0).strength());
    assertEquals(240, facts.spots().get(0).peak());
    assertEquals(HotSpot.Strength.CANDIDATE, facts.spots().get(1).strength());
  }

  private static byte[] night(int level, int noise) {
    SplittableRandom random = new SplittableRandom(level);
    byte[] levels = new byte[WIDTH * HEIGHT];
    for (int i = 0; i < levels.length; i++) {
      levels[i] =
          (byte)
              (level + (random.nextInt(noise) + random.nextInt(noise) + random.nextInt(noise)) / 2);
    }
    return levels;
  }

  private static void put(byte[] levels, int x, int y, int width, int height, int level) {
    for (int row = y; row < Math.min(HEIGHT, y + height); row++) {
      for (int column = x; column < Math.min(WIDTH, x + width); column++) {
        levels[row * WIDTH + column] = (byte) level;
      }
    }
  }
}
