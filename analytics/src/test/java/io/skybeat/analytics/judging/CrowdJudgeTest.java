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
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.PixelBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrowdJudgeTest {
  private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
  private static final LocalFrame FRAME = new LocalFrame(new LatLon(30.5, 114.3));

  private static GroundCell cell(int column, int row, double perM2) {
    Enu middle = new Enu(column * 4 + 2, row * 4 + 2, 0);
    return new GroundCell(new Cell(column, row, perM2 * 16, perM2, 0.3, true), middle, T0);
  }

  private static CrowdScene scene(long ms, GroundCell... cells) {
    return new CrowdScene(
        T0.plusMillis(ms),
        List.of(cells),
        at ->
            new Located(
                Optional.of(new Fix(at, List.of(new Enu(3, 0, 0)), Covariance.round(1))),
                Optional.empty()),
        (middle, radius) -> List.of(new PixelBox(1, 2, 3, 4)));
  }

  private static List<Claim> run(CrowdJudge judge, int looks, GroundCell... cells) {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < looks; i++) {
      claims.addAll(judge.judge(scene(700L * i, cells)));
    }
    return claims;
  }

  private static FlightErrors errors() {
    return new FlightErrors(List.of(), ErrorBudget.DEFAULT);
  }

  private static CrowdJudge judge() {
    return new CrowdJudge(FRAME, 4, CrowdJudge.Rules.DEFAULT, errors());
  }

  @Test
  void twoDenseSquaresThatHoldAreACrowdWithItsPlace() {
    List<Claim> claims = run(judge(), 8, cell(15, 18, 2.0), cell(16, 18, 1.2), cell(17, 18, 0.4));
    assertEquals(6, claims.size(), "every look from the third on");
    Claim first = claims.get(0);
    assertEquals(T0.plusMillis(1_400), first.frameAt(), "the frame that completed 3 of 5");
    assertEquals(T0, first.firstSeenAt());
    assertEquals(51, first.count());
    assertTrue(first.atLeast());
    LatLon middle = FRAME.toLatLon(new Enu(63.5, 74, 0));
    assertTrue(Geodesy.distanceM(middle, first.place().orElseThrow().where()) < 0.5);
    assertTrue(first.place().orElseThrow().ce90M() > 4.9, "the common error stays");
    assertEquals(first.trackNumber(), claims.get(1).trackNumber());
    assertEquals(T0.plusMillis(2_100), claims.get(1).frameAt());
  }

  @Test
  void oneSquareOrAnOrdinaryEveningIsNone() {
    assertTrue(run(judge(), 20, cell(15, 18, 2.5)).isEmpty());
    assertTrue(run(judge(), 20, cell(15, 18, 0.5), cell(16, 18, 0.5)).isEmpty());
    assertTrue(
        run(judge(), 20, cell(15, 18, 1.5), cell(16, 19, 1.5)).isEmpty(), "corners only touch");
  }

  @Test
  void aGlimpseDoesNotHold() {
    CrowdJudge judge = judge();
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      boolean dense = i % 3 == 0;
      double perM2 = dense ? 1.5 : 0.2;
      claims.addAll(judge.judge(scene(700L * i, cell(15, 18, perM2), cell(16, 18, perM2))));
    }
    assertTrue(claims.isEmpty());
  }

  @Test
  void twoCrowdsAreTwoTracksAndLookingAwayEndsNone() {
    CrowdJudge judge = judge();
    List<Claim> claims =
        run(judge, 5, cell(15, 18, 2), cell(16, 18, 2), cell(15, 30, 2), cell(16, 30, 2));
    assertEquals(2, claims.stream().map(Claim::trackNumber).distinct().count());
    // The camera looks elsewhere for five seconds and comes back.
    for (int i = 0; i < 7; i++) {
      assertTrue(judge.judge(scene(5_000 + 700L * i, cell(60, 60, 0))).isEmpty());
    }
    List<Claim> again = judge.judge(scene(11_000, cell(15, 18, 2), cell(16, 18, 2)));
    assertEquals(1, again.size());
    assertFalse(claims.stream().noneMatch(c -> c.trackNumber() == again.get(0).trackNumber()));
  }

  @Test
  void anUnplacedCameraTellsItsCountWhileItHolds() {
    CountJudge judge = new CountJudge(CountJudge.Rules.DEFAULT);
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int persons = i % 4 == 0 ? 3 : 5;
      claims.addAll(
          judge.judge(new CountScene(T0.plusMillis(100L * i), persons, List.of(), "no pose")));
    }
    assertEquals(2, claims.size());
    // The sixth frame completes 6 of 10: four of them show 5 persons, six show 3.
    assertEquals(T0.plusMillis(500), claims.get(0).frameAt());
    assertEquals(3, claims.get(0).count());
    assertEquals(5, claims.get(1).count());
    assertEquals(Optional.of("no pose"), claims.get(0).unplacedReason());
    assertTrue(claims.get(0).place().isEmpty());
    assertEquals(1, claims.stream().map(Claim::trackNumber).distinct().count());
  }

  @Test
  void oneWalkerOnAnUnplacedCameraIsNoCrowd() {
    CountJudge judge = new CountJudge(CountJudge.Rules.DEFAULT);
    for (int i = 0; i < 40; i++) {
      assertTrue(judge.judge(new CountScene(T0.plusMillis(100L * i), 1, List.of(), "x")).isEmpty());
    }
  }
}
