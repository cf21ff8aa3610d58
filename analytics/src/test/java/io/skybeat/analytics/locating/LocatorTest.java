package io.skybeat.analytics.locating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.Place;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LocatorTest {
  private static final LatLon HOME = new LatLon(30.5, 114.3);
  private static final LocalFrame FRAME = new LocalFrame(HOME);
  private static final Lens LENS = Lens.pinhole(45, 1280, 720);
  private static final Locator LOCATOR = new Locator(FRAME, LENS, ErrorBudget.DEFAULT);
  private static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");

  private static FramePose pose(Enu eye, double yaw, double pitch, Enu velocity, double yawRate) {
    return new FramePose(
        T0,
        FRAME.toLatLon(eye),
        eye.up(),
        new CameraAttitude(yaw, pitch, 0),
        velocity,
        yawRate,
        0,
        1.5,
        3,
        0);
  }

  @Test
  void eachErrorMovesThePlaceByItsSigma() {
    // 100 m high, 45 degrees down: yaw 3 degrees alone moves the place by 100 m x 0.052 = 5.2 m.
    Fix fix =
        LOCATOR
            .locate(pose(new Enu(0, 0, 100), 0, -45, Enu.ZERO, 0), 1280, 720, new Pixel(640, 360))
            .fix()
            .orElseThrow();
    assertEquals(100, fix.where().north(), 1e-6);
    assertEquals(5.24, fix.biases().get(2).horizontal(), 0.02);
    assertEquals(1.40, fix.biases().get(3).horizontal(), 0.05, "0.4 degrees of pitch");
    assertEquals(0.7, fix.biases().get(4).horizontal(), 0.02);
  }

  @Test
  void timeCountsWhileMovingAndNotWhileHolding() {
    Pixel centre = new Pixel(640, 360);
    Fix holding =
        LOCATOR
            .locate(pose(new Enu(0, 0, 30), 0, -40, Enu.ZERO, 0), 1280, 720, centre)
            .fix()
            .orElseThrow();
    Fix moving =
        LOCATOR
            .locate(pose(new Enu(0, 0, 30), 0, -40, new Enu(8, 0, 0), 0), 1280, 720, centre)
            .fix()
            .orElseThrow();
    assertEquals(0, holding.biases().get(5).horizontal(), 1e-9);
    assertEquals(0.48, moving.biases().get(5).horizontal(), 1e-6);
  }

  @Test
  void refusesWhatIsTooFlatOrTooUncertainWithTheReason() {
    Located flat =
        LOCATOR.locate(pose(new Enu(0, 0, 30), 0, -5, Enu.ZERO, 0), 1280, 720, new Pixel(640, 360));
    assertTrue(flat.reason().orElseThrow().contains("too flat: 5.0 degrees"), flat.toString());
    Located far =
        LOCATOR.locate(
            pose(new Enu(0, 0, 120), 0, -10, Enu.ZERO, 0), 1280, 720, new Pixel(640, 360));
    assertTrue(far.reason().orElseThrow().contains("over 40 m"), far.toString());
    Located dock =
        LOCATOR.locate(
            pose(new Enu(0, 0, 0.2), 0, -40, Enu.ZERO, 0), 1280, 720, new Pixel(640, 360));
    assertTrue(dock.reason().orElseThrow().contains("ground"), dock.toString());
  }

  /**
   * The demo's errors: GNSS 1.5 m an axis and compass 3 degrees, both constant for a flight, clocks
   * 100 ms off either way. 2,000 flights past one place, each with errors of its own.
   */
  @Test
  void ce90HoldsTheTruthInNineOfTenFlights() {
    SplittableRandom random = new SplittableRandom(20261122);
    int inside = 0;
    int n = 2_000;
    double sumCe90 = 0;
    for (int flight = 0; flight < n; flight++) {
      Enu eye = new Enu(random.nextDouble(-30, 30), random.nextDouble(-45, -30), 30);
      Enu target = new Enu(random.nextDouble(-8, 8), random.nextDouble(-8, 8), 0);
      Place place = fly(eye, target, random);
      sumCe90 += place.ce90M();
      if (Geodesy.distanceM(FRAME.toLatLon(target), place.where()) <= place.ce90M()) {
        inside++;
      }
    }
    double part = (double) inside / n;
    assertTrue(part >= 0.85 && part <= 0.95, "inside " + part + ", mean " + sumCe90 / n);
    assertTrue(sumCe90 / n < 9, "mean CE90 " + sumCe90 / n);
  }

  private static Place fly(Enu eye, Enu target, SplittableRandom random) {
    Enu to = target.minus(eye);
    double yaw = StrictMath.toDegrees(StrictMath.atan2(to.east(), to.north()));
    double pitch = -StrictMath.toDegrees(StrictMath.atan2(eye.up(), to.horizontal()));
    double axisYaw = yaw + random.nextDouble(-8, 8);
    double axisPitch = pitch + random.nextDouble(-5, 5);
    Enu velocity = new Enu(random.nextBoolean() ? 8 : 0, 0, 0);
    Pixel pixel =
        new Projection(LENS, 1280, 720, eye, new CameraAttitude(axisYaw, axisPitch, 0))
            .pixel(target)
            .orElseThrow();
    Pixel seen = new Pixel(pixel.x() + 3 * gauss(random), pixel.y() + 3 * gauss(random));
    double lateS = random.nextDouble(-0.1, 0.1);
    Enu told =
        eye.plus(new Enu(1.5 * gauss(random), 1.5 * gauss(random), gauss(random)))
            .plus(velocity.times(lateS));
    FramePose pose =
        pose(told, axisYaw + 3 * gauss(random), axisPitch + 0.6 * gauss(random), velocity, 0);
    return LOCATOR.locate(pose, 1280, 720, seen).fix().orElseThrow().place(FRAME);
  }

  @Test
  void looksFromOneSideDoNotShrinkBelowTheCommonError() {
    Fix look =
        LOCATOR
            .locate(pose(new Enu(0, -40, 30), 0, -37, Enu.ZERO, 0), 1280, 720, new Pixel(640, 360))
            .fix()
            .orElseThrow();
    Fusion fusion = new Fusion(1);
    for (int i = 0; i < 100; i++) {
      fusion.add(look);
    }
    Fix fused = fusion.fix().orElseThrow();
    assertEquals(100, fusion.looks(), 1e-6);
    assertEquals(look.biases().get(2).length(), fused.biases().get(2).length(), 1e-9);
    assertEquals(look.own().trace() / 100, fused.own().trace(), 1e-9);
    assertTrue(fused.covariance().ce90M() > 0.9 * look.covariance().ce90M());
  }

  @Test
  void aLookFromTheOtherSideCancelsTheCompass() {
    Fusion fusion = new Fusion(1);
    for (double yaw : new double[] {0, 180}) {
      double north = yaw == 0 ? -40 : 40;
      fusion.add(
          LOCATOR
              .locate(
                  pose(new Enu(0, north, 30), yaw, -36.87, Enu.ZERO, 0),
                  1280,
                  720,
                  new Pixel(640, 360))
              .fix()
              .orElseThrow());
    }
    Fix fused = fusion.fix().orElseThrow();
    assertTrue(fused.biases().get(2).length() < 0.05, fused.toString());
    assertEquals(1.5, fused.biases().get(0).length(), 1e-9);
  }

  @Test
  void ce90OfKnownShapes() {
    assertEquals(2.146, Covariance.round(1).ce90M(), 1e-3);
    assertEquals(1.645, new Covariance(1, 0, 0).ce90M(), 1e-3);
    assertEquals(0, Covariance.ZERO.ce90M());
    // A line at 45 degrees.
    assertEquals(1.645 * StrictMath.sqrt(2), new Covariance(1, 1, 1).ce90M(), 1e-3);
  }

  private static double gauss(SplittableRandom random) {
    return random.nextGaussian();
  }
}
