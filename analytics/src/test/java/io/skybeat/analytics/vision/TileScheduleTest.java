package io.skybeat.analytics.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TileScheduleTest {
  private static final Instant START = Instant.parse("2026-05-01T20:00:00Z");
  private static final List<Tile> TILES = Tiling.grid(1280, 720, 4, 3, 0.1);

  private final TileSchedule schedule = new TileSchedule();

  @Test
  void attendedTilesComeFirstThenActiveOnes() {
    schedule.lay(TILES);
    List<Tile> chosen =
        schedule.choose(2, START, List.of(inside(7)), List.of(inside(10), inside(7)));
    assertEquals(List.of(TILES.get(7), TILES.get(10)), chosen);
  }

  @Test
  void attendedTilesComeOftenest() {
    Map<Integer, Integer> looks = looks(1, 600, List.of(inside(5)), List.of(inside(0)));
    assertTrue(looks.get(5) > 1.5 * looks.get(0), looks.toString());
    assertTrue(looks.get(0) > 1.5 * looks.get(11), looks.toString());
  }

  @Test
  void noTileStarves() {
    for (int perFrame = 1; perFrame <= 4; perFrame++) {
      for (int attended = 0; attended < TILES.size(); attended++) {
        noTileStarves(perFrame, attended, (5 * attended + perFrame) % TILES.size());
      }
    }
  }

  private static void noTileStarves(int perFrame, int attended, int active) {
    TileSchedule fresh = new TileSchedule();
    fresh.lay(TILES);
    for (int frame = 0; frame < 200; frame++) {
      Instant at = START.plusMillis(100L * frame);
      fresh.choose(perFrame, at, List.of(inside(attended)), List.of(inside(active)));
      if (frame > 60) {
        for (Tile tile : TILES) {
          assertTrue(
              fresh.coverageAge(tile, at).orElseThrow().toMillis() <= 6000, "starved: " + tile);
        }
      }
    }
  }

  @Test
  void everyTileIsSeenBeforeOneIsSeenAgain() {
    Map<Integer, Integer> looks = looks(3, 4, List.of(inside(5)), List.of());
    assertEquals(12, looks.size(), looks.toString());
  }

  @Test
  void theSameCallsGiveTheSameChoices() {
    assertEquals(
        looks(2, 100, List.of(inside(3)), List.of(inside(9))),
        looks(2, 100, List.of(inside(3)), List.of(inside(9))));
  }

  @Test
  void neverLookedAtIsNotAgeZero() {
    schedule.lay(TILES);
    assertEquals(Optional.empty(), schedule.coverageAge(TILES.get(0), START));
    schedule.choose(12, START, List.of(), List.of());
    assertEquals(
        Optional.of(Duration.ofSeconds(3)),
        schedule.coverageAge(TILES.get(0), START.plusSeconds(3)));
  }

  @Test
  void aNewLayoutInheritsAges() {
    schedule.lay(TILES);
    schedule.choose(12, START, List.of(), List.of());
    List<Tile> other = Tiling.grid(1280, 720, 5, 3, 0.1);
    schedule.lay(other);
    for (Tile tile : other) {
      assertEquals(
          Optional.of(Duration.ofSeconds(1)), schedule.coverageAge(tile, START.plusSeconds(1)));
    }
  }

  @Test
  void theBudgetIsKeptAndShared() {
    TileBudget budget = new TileBudget(9);
    int a = 0;
    int b = 0;
    for (int tick = 0; tick < 1000; tick++) {
      Instant now = START.plusMillis(10L * tick);
      a += budget.take("a", now, 8);
      b += budget.take("b", now, 8);
    }
    assertTrue(a + b <= 9 * 10 + 2, "took " + (a + b) + " in 10 s");
    assertTrue(a + b >= 85, "took " + (a + b) + " in 10 s");
    assertTrue(Math.abs(a - b) <= 2, a + " and " + b);
  }

  @Test
  void aSilentStreamLeavesItsShare() {
    TileBudget budget = new TileBudget(10);
    budget.take("gone", START, 1);
    int taken = 0;
    for (int tick = 0; tick < 1000; tick++) {
      taken += budget.take("here", START.plusMillis(10L * tick), 8);
    }
    assertTrue(taken >= 85, "took " + taken);
  }

  @Test
  void aPauseIsNotSavedUp() {
    TileBudget budget = new TileBudget(10);
    budget.take("a", START, 1);
    assertTrue(budget.take("a", START.plusSeconds(60), 100) <= 5);
  }

  private static Map<Integer, Integer> looks(
      int perFrame, int frames, List<Region> attended, List<Region> active) {
    TileSchedule schedule = new TileSchedule();
    schedule.lay(TILES);
    Map<Integer, Integer> looks = new TreeMap<>();
    for (int frame = 0; frame < frames; frame++) {
      for (Tile tile :
          schedule.choose(perFrame, START.plusMillis(100L * frame), attended, active)) {
        looks.merge(tile.index(), 1, Integer::sum);
      }
    }
    return looks;
  }

  private static Region inside(int tile) {
    Region region = TILES.get(tile).region();
    return new Region(region.x() + region.width() / 2, region.y() + region.height() / 2, 10, 10);
  }
}
