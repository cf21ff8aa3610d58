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
    assertEquals(7, claim.trackNumber());
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
}
