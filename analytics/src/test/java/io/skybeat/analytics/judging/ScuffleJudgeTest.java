package io.skybeat.analytics.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.locating.Covariance;
import io.skybeat.analytics.locating.ErrorBudget;
import io.skybeat.analytics.locating.Fix;
import io.skybeat.analytics.locating.FlightErrors;
import io.skybeat.analytics.locating.Located;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.PixelBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScuffleJudgeTest {
  private static final Instant START = Instant.parse("2026-01-01T20:00:00Z");
  private static final Enu WHERE = new Enu(50, 70, 0);
  private static final LocalFrame FRAME = new LocalFrame(new LatLon(30.5, 114.3));

  private static List<Claim> judged(double bodyPx, double... scores) {
    ScuffleJudge judge =
        new ScuffleJudge(
            FRAME,
            new ScuffleJudge.Rules(true, Optional.empty(), 3, 5, 40, 1),
            0.8,
            new FlightErrors(List.of(), ErrorBudget.DEFAULT));
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      claims.addAll(judge.judge(scene(START.plusMillis(500L * i), bodyPx, scores[i])));
    }
    return claims;
  }

  private static ScuffleScene scene(Instant at, double bodyPx, double score) {
    return new ScuffleScene(
        at,
        List.of(
            new ScuffleScene.WatchedGroup(
                7, START.minusSeconds(2), WHERE, 3, bodyPx, 2, 2.4, 1, 5.1, score)),
        ground ->
            new Located(
                Optional.of(new Fix(ground, List.of(), Covariance.round(1))), Optional.empty()),
        (middle, radiusM) -> List.of(new PixelBox(1, 2, 3, 4)));
  }

  @Test
  void threeOfFiveWindowsAreAScuffleWithItsReasons() {
    List<Claim> claims = judged(52, 0.9, 0.2, 0.9, 0.3, 0.9);
    assertEquals(1, claims.size());
    Claim claim = claims.get(0);
    assertEquals(Kind.SCUFFLE, claim.kind());
    assertEquals(1, claim.trackNumber(), "the place's own");
    assertEquals(START.minusSeconds(2), claim.firstSeenAt());
    assertEquals(
        "violent motion in 3 of 5 windows, limbs up to 5.1 m/s, 2 closed in at up to 2.4 m/s,"
            + " 1 on the ground",
        claim.why());
    assertEquals(
        0, FRAME.toEnu(claim.place().orElseThrow().where()).minus(WHERE).horizontal(), 0.1);
  }

  @Test
  void twoOfFiveAreNot() {
    assertEquals(List.of(), judged(52, 0.9, 0.2, 0.3, 0.3, 0.9, 0.3, 0.2, 0.9));
  }

  @Test
  void wherePersonsAreTooSmallItIsCalledDisorder() {
    List<Claim> claims = judged(31, 0.9, 0.9, 0.9);
    assertTrue(
        claims.get(0).why().startsWith("crowd disorder: persons are 31 px tall"),
        claims.get(0).why());
    assertFalse(judged(52, 0.9, 0.9, 0.9, 0.9).get(0).why().contains("disorder"));
  }

  @Test
  void itIsSaidAgainOnceASecond() {
    assertEquals(3, judged(52, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9).size(), "at 1, 2 and 3 s");
  }

  /** One window: which film's, how far east of {@link #WHERE}, when, and its score. */
  private record Window(long film, double eastM, double atS, double score) {}

  private static List<Claim> judged(List<Window> windows) {
    ScuffleJudge judge =
        new ScuffleJudge(
            FRAME,
            new ScuffleJudge.Rules(true, Optional.empty(), 3, 5, 40, 1),
            0.8,
            new FlightErrors(List.of(), ErrorBudget.DEFAULT));
    List<Claim> claims = new ArrayList<>();
    for (Window one : windows) {
      Enu where = WHERE.plus(new Enu(one.eastM(), 0, 0));
      claims.addAll(
          judge.judge(
              new ScuffleScene(
                  START.plusMillis(Math.round(1000 * one.atS())),
                  List.of(
                      new ScuffleScene.WatchedGroup(
                          one.film(),
                          START,
                          where,
                          2,
                          52,
                          one.film() == 1 ? 2 : 0,
                          one.film() == 1 ? 2.4 : 0,
                          0,
                          4,
                          one.score())),
                  ground ->
                      new Located(
                          Optional.of(new Fix(ground, List.of(), Covariance.round(1))),
                          Optional.empty()),
                  (middle, radiusM) -> List.of())));
    }
    return claims;
  }

  @Test
  void filmsOfOnePlaceAddUp() {
    List<Claim> claims =
        judged(
            List.of(
                new Window(1, 0, 0, 0.9),
                new Window(1, 0.5, 0.5, 0.9),
                new Window(2, 1.5, 1.0, 0.9),
                new Window(3, 2.0, 2.1, 0.9)));
    assertEquals(2, claims.size());
    assertTrue(claims.get(0).why().contains("in 3 of 3 windows"), claims.get(0).why());
    assertTrue(claims.get(0).why().contains("2 closed in"), "the first film saw it");
    assertEquals(claims.get(0).trackNumber(), claims.get(1).trackNumber());
  }

  @Test
  void filmsOfOtherPlacesDoNot() {
    assertEquals(
        List.of(),
        judged(
            List.of(
                new Window(1, 0, 0, 0.9),
                new Window(2, 8, 0.5, 0.9),
                new Window(3, 16, 1.0, 0.9),
                new Window(1, 0, 1.5, 0.9))));
  }

  @Test
  void filmsBesideEachOtherAreOneLook() {
    assertEquals(
        List.of(),
        judged(
            List.of(
                new Window(1, 0, 0, 0.9),
                new Window(2, 1, 0.1, 0.9),
                new Window(3, 2, 0.2, 0.9),
                new Window(1, 0, 0.5, 0.9),
                new Window(2, 1, 0.6, 0.9))));
    // The one that stirs most counts, also where it comes second.
    assertEquals(
        1,
        judged(
                List.of(
                    new Window(1, 0, 0, 0.9),
                    new Window(1, 0, 0.5, 0.2),
                    new Window(2, 1, 0.6, 0.9),
                    new Window(1, 0, 1.0, 0.9)))
            .size());
  }

  @Test
  void whatWasLongAgoDoesNotCount() {
    assertEquals(
        List.of(),
        judged(
            List.of(
                new Window(1, 0, 0, 0.9), new Window(1, 0, 0.5, 0.9), new Window(2, 0, 16, 0.9))));
  }
}
