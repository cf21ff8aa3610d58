package io.skybeat.analytics.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.sighting.ModelRef;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeatObjectsTest {
  private static final int SIDE = 100;

  /** Keeps the levels that it is shown at a place on the ground and one on a person. */
  private static final class Seen implements Detector {
    private int ground;
    private int person;
    private int shownWidth;

    @Override
    public List<Box> detect(BgrImage image, Region region) {
      ground = image.pixels().get(0) & 0xff;
      person = image.pixels().get(3 * (50 * SIDE + 50)) & 0xff;
      shownWidth = region.width();
      return List.of();
    }

    @Override
    public ModelRef model() {
      return new ModelRef("seen", "1", "");
    }

    @Override
    public int inputPx() {
      return SIDE;
    }

    @Override
    public double threshold(ObjectClass kind) {
      return 0.5;
    }

    @Override
    public void close() {}
  }

  private static Seen shown(int ground, int person) {
    SplittableRandom random = new SplittableRandom(1);
    byte[] levels = new byte[SIDE * SIDE];
    for (int i = 0; i < levels.length; i++) {
      boolean warm = i / SIDE >= 45 && i / SIDE < 55 && i % SIDE >= 44 && i % SIDE < 56;
      levels[i] = (byte) (warm ? person : ground + (i == 0 ? 0 : random.nextInt(-3, 4)));
    }
    Seen seen = new Seen();
    assertTrue(new HeatObjects(seen).find(new HeatImage(SIDE, SIDE, levels)).isEmpty());
    assertEquals(SIDE, seen.shownWidth);
    return seen;
  }

  @Test
  void aDarkFlatNightIsShownAsTheNetKnowsNights() {
    Seen seen = shown(58, 95);
    assertEquals(90, seen.ground, 2);
    assertEquals(190, seen.person, 4);
  }

  @Test
  void othersAreShownAsTheyAre() {
    for (int[] levels : new int[][] {{120, 150}, {60, 180}, {130, 220}}) {
      Seen seen = shown(levels[0], levels[1]);
      assertEquals(levels[0], seen.ground);
      assertEquals(levels[1], seen.person);
    }
  }

  @Test
  void noiseAloneIsNotBlownUp() {
    Seen seen = shown(58, 60);
    assertTrue(seen.person < 110, "level " + seen.person);
  }
}
