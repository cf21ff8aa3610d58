package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.simulator.vehicle.flight.Copter;
import io.skybeat.simulator.vehicle.flight.Demand;
import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import io.skybeat.simulator.vehicle.flight.Estimate;
import io.skybeat.simulator.vehicle.flight.FlightLimits;
import io.skybeat.simulator.vehicle.flight.Look;
import io.skybeat.simulator.vehicle.flight.PackSpec;
import io.skybeat.simulator.vehicle.flight.WindConditions;
import io.skybeat.simulator.world.TruePose;
import org.junit.jupiter.api.Test;

/** What is told against what is true, over many vehicles. */
class ErrorsTest {
  private static final int VEHICLES = 400;

  @Test
  void errorsHaveTheSigmasThatWereSet() {
    Spread east = new Spread();
    Spread up = new Spread();
    Spread yaw = new Spread();
    Spread clock = new Spread();
    Spread gimbalAgainstBody = new Spread();
    double mostClockMs = 0;
    for (int seed = 0; seed < VEHICLES; seed++) {
      Copter copter = copter(seed);
      for (int step = 0; step < 500; step++) {
        copter.step(0.02, Demand.REST, new Look(30, -40));
      }
      TruePose truth = copter.truth(BenchClock.START);
      Estimate own = copter.estimate();
      east.add(own.position().east() - truth.position().east());
      up.add(own.position().up() - truth.position().up());
      double yawError = Geodesy.wrap180(own.yawDeg() - truth.yawDeg());
      yaw.add(yawError);
      gimbalAgainstBody.add(
          Geodesy.wrap180(own.camera().yawDeg() - truth.camera().yawDeg()) - yawError);
      clock.add(copter.clockOffsetS() * 1000);
      mostClockMs = Math.max(mostClockMs, Math.abs(copter.clockOffsetS() * 1000));
    }
    assertEquals(1.5, east.sigma(), 0.2);
    assertEquals(0, east.mean(), 0.25);
    assertEquals(0.5, up.sigma(), 0.08);
    assertEquals(3, yaw.sigma(), 0.4);
    assertEquals(0, gimbalAgainstBody.sigma(), 0.1, "the camera's bearing inherits the error");
    assertEquals(100 / Math.sqrt(3), clock.sigma(), 6, "evenly within its bound");
    assertTrue(mostClockMs <= 100);
  }

  @Test
  void thePositionErrorWandersSlowly() {
    Spread afterTwoSeconds = new Spread();
    Spread afterFiveMinutes = new Spread();
    for (int seed = 0; seed < 60; seed++) {
      Copter copter = copter(seed);
      double first = copter.estimate().position().east();
      rest(copter, 2);
      afterTwoSeconds.add(copter.estimate().position().east() - first);
      rest(copter, 300);
      afterFiveMinutes.add(copter.estimate().position().east() - first);
    }
    assertTrue(afterTwoSeconds.sigma() < 0.8, "from frame to frame it hardly moves");
    assertTrue(afterFiveMinutes.sigma() > 1.5, "over minutes it is another error");
  }

  @Test
  void everyFlightHasItsOwnCompassErrorAndKeepsIt() {
    Copter copter = copter(5);
    double before = yawError(copter);
    rest(copter, 60);
    assertEquals(before, yawError(copter), 1.5);
    copter.newFlight();
    rest(copter, 1);
    assertTrue(Math.abs(yawError(copter) - before) > 0.5);
  }

  @Test
  void exactErrorsAreOfThatSizeWhicheverWay() {
    boolean left = false;
    boolean right = false;
    for (long seed = 1; seed <= 20; seed++) {
      Copter copter = copter(seed, ErrorSigmas.NONE.exactly(0, 5, 1, 200));
      rest(copter, 1);
      double yaw = yawError(copter);
      assertEquals(5, Math.abs(yaw), 1e-9);
      assertEquals(0.2, Math.abs(copter.clockOffsetS()), 1e-9);
      CameraAttitude told = copter.estimate().camera();
      CameraAttitude is = copter.truth(BenchClock.START).camera();
      double pan = Geodesy.wrap180(told.yawDeg() - is.yawDeg() - yaw);
      assertEquals(1, Math.hypot(pan, told.pitchDeg() - is.pitchDeg()), 1e-6);
      left |= yaw < 0;
      right |= yaw > 0;
    }
    assertTrue(left && right, "which way is chance");
  }

  private static double yawError(Copter copter) {
    return Geodesy.wrap180(copter.estimate().yawDeg() - copter.truth(BenchClock.START).yawDeg());
  }

  private static void rest(Copter copter, int seconds) {
    for (int step = 0; step < 10 * seconds; step++) {
      copter.step(0.1, Demand.REST, new Look(0, 0));
    }
  }

  private static Copter copter(long seed) {
    return copter(seed, ErrorSigmas.STANDARD);
  }

  private static Copter copter(long seed, ErrorSigmas sigmas) {
    return new Copter(
        FlightLimits.QUADROTOR,
        Enu.ZERO,
        0,
        WindConditions.BREEZE,
        PackSpec.STANDARD,
        sigmas,
        seed);
  }

  private static final class Spread {
    private double sum;
    private double squares;
    private int n;

    void add(double value) {
      sum += value;
      squares += value * value;
      n++;
    }

    double mean() {
      return sum / n;
    }

    double sigma() {
      return Math.sqrt(squares / n - mean() * mean());
    }
  }
}
