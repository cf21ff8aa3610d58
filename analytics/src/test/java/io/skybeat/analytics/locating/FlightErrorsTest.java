package io.skybeat.analytics.locating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.locating.FlightErrors.Heat;
import io.skybeat.analytics.locating.FlightErrors.Surveyed;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Lens;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A drone whose compass and position are wrong flies past things that stand still. */
class FlightErrorsTest {
  private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
  private static final LocalFrame FRAME = new LocalFrame(new LatLon(30.5, 114.3));
  private static final Lens LENS = Lens.pinhole(45, 640, 512);
  private static final ErrorBudget BUDGET = ErrorBudget.DEFAULT;
  private static final Enu GRILL = new Enu(50, 63, 0.8);
  private static final Enu FIRE = new Enu(70, 75, 0);
  private static final double YAW_ERROR_DEG = 6;
  private static final Enu OFF = new Enu(1.5, 1, 0);

  private final Locator locator = new Locator(FRAME, LENS, BUDGET);

  private static FlightErrors errors(Enu... surveyed) {
    return new FlightErrors(
        java.util.Arrays.stream(surveyed)
            .map(s -> new Surveyed(new Enu(s.east(), s.north(), 0), 1))
            .toList(),
        BUDGET);
  }

  /** Where the drone truly is: flying east past the things, 35 m south of them. */
  private static Enu eye(double second) {
    return new Enu(20 + 8 * second, 38, 30);
  }

  /** The look at {@code thing} as the wrong pose places it. */
  private Fix look(Enu thing, double second) {
    Enu eye = eye(second);
    Enu to = new Enu(60, 70, 0).minus(eye);
    CameraAttitude axis =
        new CameraAttitude(
            StrictMath.toDegrees(StrictMath.atan2(to.east(), to.north())),
            -StrictMath.toDegrees(StrictMath.atan2(-to.up(), to.horizontal())),
            0);
    Pixel pixel = new Projection(LENS, 640, 512, eye, axis).pixel(thing).orElseThrow();
    Enu told = eye.plus(OFF);
    FramePose pose =
        new FramePose(
            at(second),
            FRAME.toLatLon(new Enu(told.east(), told.north(), 0)),
            told.up(),
            new CameraAttitude(axis.yawDeg() + YAW_ERROR_DEG, axis.pitchDeg(), 0),
            new Enu(8, 0, 0),
            0,
            0,
            1.5,
            3,
            0);
    return locator.locate(pose, 640, 512, pixel).fix().orElseThrow();
  }

  private static Instant at(double second) {
    return T0.plusMillis((long) (1000 * second));
  }

  private static double offM(Fix fix, Enu truth) {
    return fix.where().minus(truth).horizontal();
  }

  @Test
  void aGrillOnItsRegisteredPitchTellsTheErrorOfEveryOtherPlace() {
    FlightErrors errors = errors(GRILL, new Enu(95, 63, 0));
    Fix raw = look(FIRE, 6);
    assertTrue(offM(raw, FIRE) > 3.5, "as the pose has it: " + offM(raw, FIRE));
    long grill = errors.number();
    for (double s = 0; s <= 6; s += 0.5) {
      errors.see(grill, at(s), look(GRILL, s), Heat.GLOWING);
    }
    assertEquals(1, errors.recognised());
    Fix corrected = errors.estimate().correct(raw);
    assertTrue(offM(corrected, FIRE) < 1.2, "corrected: " + offM(corrected, FIRE));
    double before = raw.covariance().ce90M();
    double after = corrected.covariance().ce90M();
    assertTrue(after < 0.75 * before && after > 1.5, before + " m became " + after + " m");
    assertTrue(errors.estimate().mean(2) * 3 > 3, "most of the compass's six degrees");
  }

  @Test
  void aFireAtAnUnknownPlaceTellsTheCompassOnceItIsSeenFromAnotherSide() {
    FlightErrors errors = errors();
    long fire = errors.number();
    for (double s = 0; s <= 1; s += 0.5) {
      errors.see(fire, at(s), look(FIRE, s), Heat.ALIVE);
    }
    double sameSide = errors.estimate().left(2);
    double early = errors.place(fire).orElseThrow().covariance().ce90M();
    for (double s = 1.5; s <= 9; s += 0.5) {
      errors.see(fire, at(s), look(FIRE, s), Heat.ALIVE);
    }
    assertTrue(sameSide > 0.9, "one side tells nothing: " + sameSide);
    assertTrue(errors.estimate().left(2) < 0.6, "left " + errors.estimate().left(2));
    assertTrue(errors.estimate().mean(2) * 3 > 3);
    Fix place = errors.place(fire).orElseThrow();
    assertTrue(offM(place, FIRE) < 2.5, "the position's own error stays: " + offM(place, FIRE));
    double ce90M = place.covariance().ce90M();
    assertTrue(ce90M < early && ce90M > 2.5, early + " m became " + ce90M + " m");
  }

  @Test
  void manyLooksFromOneSideDoNotMakeItSurer() {
    FlightErrors errors = errors();
    long fire = errors.number();
    for (int i = 0; i < 200; i++) {
      errors.see(fire, at(4 + 0.01 * i), look(FIRE, 4), Heat.ALIVE);
    }
    double ce90M = errors.place(fire).orElseThrow().covariance().ce90M();
    assertTrue(ce90M > 0.85 * look(FIRE, 4).covariance().ce90M(), ce90M + " m");
    assertEquals(1, errors.estimate().left(2), 0.05);
  }

  @Test
  void aFireIsTakenForNoGrillAndBetweenTwoPitchesNoneIsChosen() {
    FlightErrors alive = errors(FIRE);
    FlightErrors between = errors(new Enu(67, 75, 0), new Enu(73, 75, 0));
    long one = alive.number();
    long other = between.number();
    for (double s = 0; s <= 9; s += 0.5) {
      alive.see(one, at(s), look(FIRE, s), Heat.ALIVE);
      between.see(other, at(s), look(FIRE, s), Heat.STEADY);
    }
    assertEquals(0, alive.recognised());
    assertEquals(0, between.recognised());
  }

  @Test
  void theGroundsDriftTellsTheHeadingAndOneDriftCountsOnce() {
    FlightErrors errors = errors();
    errors.turned(at(1), 6.4, 1.6);
    double once = errors.estimate().left(2);
    errors.turned(at(1.1), 6.4, 1.6);
    assertEquals(once, errors.estimate().left(2), 1e-9, "the other camera saw the same");
    assertTrue(errors.headingUnsure());
    for (double s = 3; s < 20; s += 1.6) {
      errors.turned(at(s), 5.8, 1.6);
    }
    assertEquals(6, errors.estimate().mean(2) * 3, 0.7);
    assertTrue(!errors.headingUnsure());
    errors.turned(at(22), -20, 1.6);
    assertEquals(6, errors.estimate().mean(2) * 3, 0.7, "something else moved");
    assertEquals(0, errors.estimate().mean(0), 1e-9, "a drift says nothing of the position");
  }

  @Test
  void whatMovesTellsNothing() {
    FlightErrors errors = errors(GRILL);
    long walker = errors.number();
    for (double s = 0; s <= 9; s += 0.5) {
      Enu walks = new Enu(40 + 4 * s, 63, 0);
      errors.see(walker, at(s), look(walks, s), Heat.GLOWING);
    }
    assertEquals(0, errors.recognised());
    assertTrue(Math.abs(errors.estimate().mean(2)) < 1, "yaw " + errors.estimate().mean(2));
  }

  @Test
  void theNextFlightBeginsAnewAndWhatWandersIsForgotten() {
    FlightErrors errors = errors(GRILL);
    long grill = errors.number();
    for (double s = 0; s <= 6; s += 0.5) {
      errors.see(grill, at(s), look(GRILL, s), Heat.GLOWING);
    }
    double north = errors.estimate().left(1);
    errors.see(errors.number(), at(200), look(FIRE, 6), Heat.ALIVE);
    assertTrue(errors.estimate().left(1) > north + 0.1, "GNSS wanders");
    assertTrue(errors.estimate().left(2) < 0.9, "a compass stays as it is");
    errors.landed();
    assertEquals(1, errors.estimate().left(2), 1e-12);
    assertEquals(0, errors.estimate().mean(2));
    assertTrue(errors.place(grill).isEmpty());
  }
}
