package io.skybeat.analytics.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.locating.Covariance;
import io.skybeat.analytics.locating.ErrorBudget;
import io.skybeat.analytics.locating.Fix;
import io.skybeat.analytics.locating.FlightErrors;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.PixelBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class FireJudgeTest {
  private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
  private static final LocalFrame FRAME = new LocalFrame(new LatLon(30.5, 114.3));
  private static final KnownHeat GRILL = new KnownHeat("grill", new Enu(50, 63, 0), 2);

  private static HotSource spot(double east, double north, double areaPx, double ratio) {
    double side = StrictMath.sqrt(areaPx);
    Fix fix =
        new Fix(
            new Enu(east, north, 0),
            List.of(new Enu(2, 0, 0), new Enu(0, 2, 0)),
            Covariance.round(0.3));
    return new HotSource(
        new PixelBox(300, 200, side, side), areaPx, ratio, ratio >= 10, Optional.of(fix), 0.06);
  }

  private static List<Claim> run(
      FireJudge judge, int frames, IntFunction<List<HotSource>> sources) {
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      claims.addAll(
          judge.judge(
              new FireScene(T0.plusMillis(100L * i), sources.apply(i), Optional.empty(), true)));
    }
    return claims;
  }

  private static FlightErrors errors() {
    return new FlightErrors(
        List.of(new FlightErrors.Surveyed(GRILL.where(), 1)), ErrorBudget.DEFAULT);
  }

  private static FireJudge judge() {
    return new FireJudge(FRAME, () -> List.of(GRILL), FireJudge.Rules.DEFAULT, errors());
  }

  @Test
  void aHotSpotThatHoldsIsAFireWithItsPlace() {
    List<Claim> claims = run(judge(), 50, i -> List.of(spot(80, 70, 30, 14)));
    assertEquals(5, claims.size(), "at 1.0, 1.8, 2.6, 3.4 and 4.2 s");
    Claim first = claims.get(0);
    assertEquals(T0.plusMillis(1_000), first.frameAt());
    LatLon truth = FRAME.toLatLon(new Enu(80, 70, 0));
    assertTrue(Geodesy.distanceM(truth, first.place().orElseThrow().where()) < 0.1);
    assertTrue(first.why().contains("tail ratio 14.0, 10 of 10 frames"), first.why());
    assertEquals(1, first.count());
  }

  @Test
  void theRegisteredGrillIsNone() {
    assertTrue(run(judge(), 300, i -> List.of(spot(51, 64, 40, 25))).isEmpty());
    // Seen 5 m off, within its radius and the circle of the place.
    assertTrue(run(judge(), 300, i -> List.of(spot(54, 66, 40, 25))).isEmpty());
  }

  @Test
  void aFireTwelveMetresFromTheGrillIsClaimed() {
    assertFalse(run(judge(), 60, i -> List.of(spot(62, 63, 40, 25))).isEmpty());
  }

  @Test
  void aGrillThatOutgrowsItsPlaceIsAFire() {
    List<Claim> claims = run(judge(), 300, i -> List.of(spot(50.5, 63, 30 + 0.02 * i * i, 20)));
    assertFalse(claims.isEmpty());
    assertTrue(claims.get(0).why().contains("grown by"), claims.get(0).why());
    assertTrue(claims.get(0).frameAt().isAfter(T0.plusSeconds(4)));
  }

  @Test
  void growthAndFlickerRaiseTheScore() {
    SplittableRandom random = new SplittableRandom(3);
    List<Claim> steady = run(judge(), 120, i -> List.of(spot(80, 70, 30, 14)));
    List<Claim> alive =
        run(
            judge(),
            120,
            i -> List.of(spot(80, 70, (30 + 0.5 * i) * random.nextDouble(0.7, 1.3), 14)));
    double calm = steady.get(steady.size() - 1).score();
    Claim last = alive.get(alive.size() - 1);
    assertTrue(last.score() > calm + 0.2, last + " against " + calm);
    assertTrue(last.why().contains("flickers"), last.why());
  }

  /** Heat that is looked at for a vehicle around it in every fifth frame. */
  private static HotSource within(int frame, HotSource source) {
    return frame % 5 == 0 ? source.on(HotSource.Carrier.VEHICLE) : source;
  }

  @Test
  void aHotEngineIsNoneUntilItGrowsOrIsTooHot() {
    assertTrue(run(judge(), 300, i -> List.of(within(i, spot(80, 70, 30, 14)))).isEmpty());
    List<Claim> grown =
        run(judge(), 300, i -> List.of(within(i, spot(80, 70, 30 + 0.02 * i * i, 14))));
    assertFalse(grown.isEmpty());
    assertTrue(grown.get(0).why().contains("within a vehicle"), grown.get(0).why());
    assertTrue(grown.get(0).frameAt().isAfter(T0.plusSeconds(4)));
    assertFalse(run(judge(), 60, i -> List.of(within(i, spot(80, 70, 30, 24)))).isEmpty());
    SplittableRandom random = new SplittableRandom(4);
    assertFalse(
        run(
                judge(),
                120,
                i -> List.of(within(i, spot(80, 70, 60 * random.nextDouble(0.3, 1.7), 14))))
            .isEmpty(),
        "flames blaze");
  }

  @Test
  void aVehicleThatIsSeenOnceOrSeldomExplainsNothing() {
    assertFalse(
        run(
                judge(),
                60,
                i ->
                    List.of(
                        spot(80, 70, 30, 14)
                            .on(
                                i == 0
                                    ? HotSource.Carrier.VEHICLE
                                    : i % 5 == 0
                                        ? HotSource.Carrier.NONE
                                        : HotSource.Carrier.UNTOLD)))
            .isEmpty());
  }

  @Test
  void peopleEnginesAndGlimpsesAreNone() {
    assertTrue(run(judge(), 200, i -> List.of(spot(80, 70, 60, 8))).isEmpty(), "too cool");
    assertTrue(
        run(judge(), 200, i -> i % 2 == 0 ? List.of(spot(80, 70, 30, 14)) : List.of()).isEmpty(),
        "every other frame");
    assertTrue(run(judge(), 200, i -> List.of()).isEmpty());
  }

  @Test
  void aPosedCameraWaitsForItsPlaceAndAnUnposedOneDoesNot() {
    HotSource bare = new HotSource(new PixelBox(1, 1, 6, 6), 30, 20, true, Optional.empty(), 0);
    FireJudge posed = judge();
    FireJudge unposed = judge();
    List<Claim> claims = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Instant at = T0.plusMillis(100L * i);
      Optional<String> reason = Optional.of("no pose of the drone received");
      assertTrue(posed.judge(new FireScene(at, List.of(bare), reason, true)).isEmpty());
      claims.addAll(unposed.judge(new FireScene(at, List.of(bare), reason, false)));
    }
    assertFalse(claims.isEmpty());
    assertTrue(claims.get(0).place().isEmpty());
    assertEquals(Optional.of("no pose of the drone received"), claims.get(0).unplacedReason());
  }

  @Test
  void twoFiresAreTwoTracks() {
    List<Claim> claims = run(judge(), 30, i -> List.of(spot(80, 70, 30, 14), spot(95, 75, 20, 12)));
    assertEquals(2, claims.stream().map(Claim::trackNumber).distinct().count());
  }
}
