package io.skybeat.analytics.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TilingTest {
  private static final int INPUT = 416;
  private static final Tiling TILING = Tiling.of(INPUT);

  @Test
  void aConstantScaleCoversEveryPixelAndEveryPerson() {
    SplittableRandom random = new SplittableRandom(4);
    for (int run = 0; run < 100; run++) {
      // The extremes first, then anything between.
      int width = run < 2 ? 200 + 1800 * run : random.nextInt(200, 2001);
      int height = run < 4 ? 200 + 1000 * (run / 2) : random.nextInt(200, 1201);
      coversEveryPixelAndEveryPerson(width, height, random.nextDouble(12, 150));
    }
  }

  private static void coversEveryPixelAndEveryPerson(int width, int height, double personPx) {
    List<Tile> tiles = TILING.layout(width, height, PersonScale.constant(personPx));
    for (int y = 0; y < height; y += 7) {
      for (int x = 0; x < width; x += 7) {
        assertTrue(held(tiles, x, y), "nobody looks at " + x + "," + y);
      }
    }
    for (double feet = personPx; feet <= height; feet += 5) {
      for (double left = 0; left + personPx / 2 <= width; left += 5) {
        assertTrue(
            whole(tiles, left, feet - personPx, personPx / 2, personPx),
            "cut everywhere: " + left + "," + feet);
      }
    }
    for (Tile tile : tiles) {
      assertTrue(tile.region().x() >= 0 && tile.region().right() <= width, tile.toString());
      assertTrue(tile.region().y() >= 0 && tile.region().bottom() <= height, tile.toString());
      assertTrue(personPx * INPUT / tile.region().height() >= 39.5, tile.toString());
    }
  }

  @Test
  void aDroneSeesEveryPersonWholeAndTallEnough() {
    SplittableRandom random = new SplittableRandom(5);
    for (int run = 0; run < 60; run++) {
      seesEveryPersonWholeAndTallEnough(random.nextDouble(15, 60), random.nextDouble(-80, -20));
    }
  }

  private static void seesEveryPersonWholeAndTallEnough(double heightM, double pitchDeg) {
    CameraScale scale = CameraScale.of(heightM, pitchDeg, 45, 1280, 720);
    List<Tile> tiles = TILING.layout(1280, 720, scale);
    for (int feet = 0; feet <= 720; feet += 6) {
      double personPx = scale.heightPx(feet);
      if (personPx < TILING.leastPersonPx() || feet - personPx < 0) {
        continue;
      }
      for (double left = 0; left + personPx / 2 <= 1280; left += 40) {
        assertTrue(
            whole(tiles, left, feet - personPx, personPx / 2, personPx),
            "cut everywhere: " + left + "," + feet + " of " + personPx);
      }
    }
  }

  @Test
  void farGroundGetsSmallerTiles() {
    CameraScale scale = CameraScale.of(30, -25, 45, 1280, 720);
    List<Tile> tiles = TILING.layout(1280, 720, scale);
    Tile nearest = tiles.get(0);
    Tile farthest = tiles.get(tiles.size() - 1);
    assertTrue(farthest.region().height() < nearest.region().height());
    assertTrue(farthest.region().bottom() < nearest.region().bottom());
  }

  @Test
  void theSkyIsNotTiled() {
    assertEquals(List.of(), TILING.layout(1280, 720, CameraScale.of(30, 40, 45, 1280, 720)));
  }

  @Test
  void tallPersonsNeedOneTileOnly() {
    assertEquals(
        List.of(new Tile(0, new Region(0, 0, 768, 576))),
        TILING.layout(768, 576, PersonScale.constant(75)));
  }

  @Test
  void aGridSharesItsSides() {
    List<Tile> tiles = Tiling.grid(1920, 1080, 3, 3, 0.2);
    assertEquals(9, tiles.size());
    for (int x = 0; x < 1920; x += 5) {
      for (int y = 0; y < 1080; y += 5) {
        assertTrue(held(tiles, x, y));
      }
    }
  }

  @Test
  void aPlanStaysUntilPersonsChangeByAFifth() {
    TilePlan plan = new TilePlan(TILING, 1280, 720);
    List<Tile> first = plan.tiles(PersonScale.constant(40));
    assertSame(first, plan.tiles(PersonScale.constant(46)));
    assertNotSame(first, plan.tiles(PersonScale.constant(50)));
  }

  @Test
  void theScaleAgreesWithSchoolGeometry() {
    // 45 degrees down from 30 m: range 42.4 m along the axis; 1.7 m upright shows cos(45) of
    // itself.
    CameraScale scale = CameraScale.of(30, -45, 45, 1280, 720);
    double focalPx = 640 / Math.tan(Math.toRadians(22.5));
    assertEquals(1.7 * Math.cos(Math.toRadians(45)) * focalPx / 42.43, scale.heightPx(360), 2.0);
    CameraScale flat = CameraScale.of(30, -25, 45, 1280, 720);
    assertTrue(flat.heightPx(720) > 1.3 * flat.heightPx(100));
    assertFalse(CameraScale.of(30, 30, 45, 1280, 720).heightPx(0) > 0);
  }

  private static boolean held(List<Tile> tiles, double x, double y) {
    return tiles.stream().anyMatch(t -> t.region().holds(x, y));
  }

  private static boolean whole(List<Tile> tiles, double x, double y, double width, double height) {
    for (Tile tile : tiles) {
      Region region = tile.region();
      if (x >= region.x()
          && y >= region.y()
          && x + width <= region.right()
          && y + height <= region.bottom()) {
        return true;
      }
    }
    return false;
  }
}
