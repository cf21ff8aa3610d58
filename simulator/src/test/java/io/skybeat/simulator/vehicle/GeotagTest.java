package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How far published places lie from the truth, over whole patrols with the simulator's errors. The
 * property {@code skybeat.geotag.seeds} asks for more seeds and prints each flight.
 */
class GeotagTest {
  private static final int SEEDS = Integer.getInteger("skybeat.geotag.seeds", 10);
  private static final long FIRST = Long.getLong("skybeat.geotag.first", 101);

  @Test
  void placesOfAPatrolAreNearAndTheirCirclesHoldTheTruth() {
    List<SurveyReplay.Scored> all = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      List<SurveyReplay.Scored> flight = patrol(seed, true);
      String figures = figures(flight);
      if (SEEDS > 10) {
        System.out.println("seed " + seed + ": " + figures);
      }
      assertTrue(flight.size() >= 20, "seed " + seed + ": " + figures);
      assertTrue(errorM(flight, 0.95) < 12, "seed " + seed + ": " + figures);
      all.addAll(flight);
    }
    String figures = figures(all);
    assertTrue(errorM(all, 0.95) < 6, figures);
    assertTrue(covered(all) >= 0.85 && covered(all) <= 0.99, figures);
    assertTrue(ce90M(all) < 4.5, figures);
  }

  @Test
  void withoutSurveyedPlacesTheCirclesAreWiderAndStillHold() {
    List<SurveyReplay.Scored> surveyed = new ArrayList<>();
    List<SurveyReplay.Scored> bare = new ArrayList<>();
    for (long seed = 1; seed <= 6; seed++) {
      surveyed.addAll(patrol(seed, true));
      bare.addAll(patrol(seed, false));
    }
    String figures = figures(bare) + " against " + figures(surveyed);
    assertTrue(ce90M(bare) > ce90M(surveyed) + 0.3, figures);
    assertTrue(covered(bare) >= 0.85, figures);
    assertTrue(errorM(bare, 0.95) < 8, figures);
  }

  @Test
  void theSameSeedGivesTheSamePlaces() {
    assertEquals(patrol(5, true), patrol(5, true));
  }

  private static List<SurveyReplay.Scored> patrol(long seed, boolean surveyed) {
    World world = new World(seed, false, BenchClock.START);
    // The demo gives its first drone this seed.
    return new SurveyReplay(world, SurveyFlight.fly(seed * 1_000_003 + 1), surveyed).run();
  }

  private static double errorM(List<SurveyReplay.Scored> of, double part) {
    double[] errors = of.stream().mapToDouble(SurveyReplay.Scored::errorM).sorted().toArray();
    return errors[(int) Math.min(errors.length - 1, part * errors.length)];
  }

  private static double covered(List<SurveyReplay.Scored> of) {
    return of.stream().filter(SurveyReplay.Scored::covered).count() / (double) of.size();
  }

  private static double ce90M(List<SurveyReplay.Scored> of) {
    return of.stream().mapToDouble(SurveyReplay.Scored::ce90M).average().orElseThrow();
  }

  private static String figures(List<SurveyReplay.Scored> of) {
    return String.format(
        Locale.ROOT,
        "n %d, p50 %.1f m, p95 %.1f m, covered %.3f, mean CE90 %.1f m",
        of.size(),
        errorM(of, 0.5),
        errorM(of, 0.95),
        covered(of),
        ce90M(of));
  }
}
