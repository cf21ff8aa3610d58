package io.skybeat.analytics.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.PixelBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrackerTest {
  private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
  private static final PixelBox BOX = new PixelBox(0, 0, 15, 40);

  private static Observation at(double east, double north) {
    return new Observation(new Enu(east, north, 0), 1, BOX, 0.8);
  }

  @Test
  void twoWalkersThatPassEachOtherKeepTheirNumbers() {
    Tracker tracker = new Tracker(TrackingRules.WALKERS);
    List<Track> last = List.of();
    for (int i = 0; i <= 10; i++) {
      double x = i * 1.3;
      last = tracker.update(T0.plusSeconds(i), List.of(at(x, 0), at(13 - x, 1.2)), p -> true);
    }
    assertEquals(List.of(1L, 2L), last.stream().map(Track::id).toList());
    assertEquals(11, last.get(0).hits());
    assertEquals(1.3, last.get(0).velocity().east(), 0.2);
  }

  @Test
  void aMissedLookIsSurvivedAndAnUnlookedPlaceCostsNothing() {
    Tracker tracker = new Tracker(TrackingRules.WALKERS);
    tracker.update(T0, List.of(at(0, 0)), p -> true);
    tracker.update(T0.plusSeconds(1), List.of(at(0.2, 0)), p -> true);
    tracker.update(T0.plusSeconds(2), List.of(), p -> true);
    tracker.update(T0.plusSeconds(3), List.of(), p -> false);
    List<Track> again = tracker.update(T0.plusSeconds(4), List.of(at(0.5, 0)), p -> true);
    assertEquals(1, again.get(0).id());
    assertEquals(0, again.get(0).misses());
  }

  @Test
  void whatIsGoneIsForgotten() {
    Tracker tracker = new Tracker(TrackingRules.WALKERS);
    tracker.update(T0, List.of(at(0, 0)), p -> true);
    tracker.update(T0.plusSeconds(1), List.of(at(0, 0)), p -> true);
    assertEquals(1, tracker.confirmed().size());
    for (int i = 2; i <= 5; i++) {
      tracker.update(T0.plusSeconds(i), List.of(), p -> true);
    }
    assertTrue(tracker.all().isEmpty());
  }

  @Test
  void aSingleFalseDetectionNeverCounts() {
    Tracker tracker = new Tracker(TrackingRules.WALKERS);
    tracker.update(T0, List.of(at(0, 0)), p -> true);
    tracker.update(T0.plusSeconds(1), List.of(at(30, 0)), p -> true);
    assertTrue(tracker.confirmed().isEmpty());
  }

  @Test
  void imagePlaneTracksScaleWithTheBox() {
    Tracker tracker = new Tracker(TrackingRules.WALKERS);
    PixelBox big = new PixelBox(0, 0, 40, 100);
    Observation near = new Observation(new Enu(100, 200, 0), 100 / 1.7, big, 0.9);
    Observation moved = new Observation(new Enu(130, 200, 0), 100 / 1.7, big, 0.9);
    tracker.update(T0, List.of(near), p -> true);
    assertEquals(1, tracker.update(T0.plusMillis(100), List.of(moved), p -> true).get(0).id());
  }

  @Test
  void theCountOfAStreetIsTheCountOfItsWalkers() {
    SplittableRandom random = new SplittableRandom(5);
    Tracker tracker = new Tracker(TrackingRules.WALKERS);
    int walkers = 12;
    for (int frame = 0; frame < 100; frame++) {
      List<Observation> seen = new ArrayList<>();
      // Each frame looks at one half of the street; one in six persons is missed.
      boolean west = frame % 2 == 0;
      for (int w = 0; w < walkers; w++) {
        double east = w * 4 + frame * 0.1 * (w % 2 == 0 ? 1 : -1) * 0.3;
        if (east < 22 == west && random.nextInt(6) != 0) {
          seen.add(at(east + random.nextGaussian() * 0.15, random.nextGaussian() * 0.15));
        }
      }
      tracker.update(T0.plusMillis(100L * frame), seen, p -> p.east() < 22 == west);
    }
    assertEquals(walkers, tracker.confirmed().size(), 1);
  }
}
