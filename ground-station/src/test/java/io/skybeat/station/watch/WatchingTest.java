package io.skybeat.station.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Lens;
import io.skybeat.station.event.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which places are looked at, and how long they were not. */
class WatchingTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final LocalFrame FRAME = new LocalFrame(new LatLon(30.5, 114.3));
  private static final Lens LENS = Lens.pinhole(45, 1280, 720);
  private static final Watching.Target SQUARE =
      new Watching.Target("square", FRAME.toLatLon(new Enu(0, 40, 0)));

  private static Watching.Eye eye(double yawDeg, double pitchDeg) {
    return new Watching.Eye(
        new SortieId("s-1"),
        FRAME.toLatLon(Enu.ZERO),
        30,
        new CameraAttitude(yawDeg, pitchDeg, 0),
        LENS);
  }

  private static boolean sees(double yawDeg, double pitchDeg, double minPxPerM) {
    return !Watching.NONE
        .at(NOON, List.of(eye(yawDeg, pitchDeg)), List.of(SQUARE), minPxPerM)
        .watching()
        .open()
        .isEmpty();
  }

  @Test
  void aPlaceIsSeenWhenItsMiddleIsInThePictureAndNearEnough() {
    assertTrue(sees(0, -37, 8));
    assertTrue(sees(20, -37, 8), "half of 45 degrees to the side");
    assertTrue(!sees(30, -37, 8));
    assertTrue(!sees(180, -37, 8), "behind");
    assertTrue(sees(0, -25, 8) && !sees(0, -20, 8), "a quarter of its height upwards");
    assertTrue(!sees(0, -37, 40), "1280 px over 41 m are 31 a metre");
  }

  @Test
  void aLookEndsWhenItWasNotSeenForAWhileAndIsNotedOnce() {
    Watching watching = Watching.NONE;
    List<Fact> facts = new ArrayList<>();
    for (int s = 0; s < 60; s++) {
      boolean away = s >= 20 && s < 22 || s >= 40;
      Watching.Step step =
          watching.at(NOON.plusSeconds(s), List.of(eye(away ? 180 : 0, -37)), List.of(SQUARE), 8);
      watching = step.watching();
      facts.addAll(step.facts());
    }
    assertEquals(1, facts.size(), facts.toString());
    Fact.PlaceWatched look = (Fact.PlaceWatched) facts.get(0);
    assertEquals(NOON, look.from());
    assertEquals(NOON.plusSeconds(39), look.until());
  }

  private static Fact.PlaceWatched look(int fromMin, int untilMin) {
    Instant until = NOON.plusSeconds(60L * untilMin);
    return new Fact.PlaceWatched(
        until,
        io.skybeat.station.event.Actor.rule("watch"),
        "was in the picture",
        new SortieId("s-1"),
        "square",
        NOON.plusSeconds(60L * fromMin),
        until);
  }

  @Test
  void theLongestTimeAloneCountsFromTheBeginningAndToTheEnd() {
    Looks looks = Looks.NONE.evolve(look(10, 12)).evolve(look(30, 31)).evolve(look(29, 33));
    Instant end = NOON.plusSeconds(60 * 40);
    assertEquals(17, looks.longest("square", NOON, end).length().toMinutes());
    assertEquals(
        7,
        looks
                .longest("square", NOON.plusSeconds(60 * 20), end.minusSeconds(60))
                .length()
                .toMinutes()
            - 2);
    assertEquals(40, looks.longest("market", NOON, end).length().toMinutes());
    assertEquals(NOON.plusSeconds(60 * 33), looks.last("square").orElseThrow());
  }
}
