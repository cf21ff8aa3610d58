package io.skybeat.simulator.vehicle.flight;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Geodesy;
import java.util.SplittableRandom;

/** A stabilised three-axis gimbal with limited rates and the small shake that remains. */
public final class Gimbal {
  public static final double YAW_RATE_DEGPS = 70;
  public static final double PITCH_RATE_DEGPS = 50;
  public static final double LOWEST_PITCH_DEG = -90;
  public static final double HIGHEST_PITCH_DEG = 25;

  private static final double GAIN_PER_S = 5;
  private static final double JITTER_CORRELATION_S = 0.25;

  private final Drift yawJitter;
  private final Drift pitchJitter;
  private final Drift rollJitter;
  private double yawDeg;
  private double pitchDeg;
  private Look lastWanted;

  Gimbal(double jitterSigmaDeg, Look start, SplittableRandom random) {
    yawJitter = new Drift(jitterSigmaDeg, JITTER_CORRELATION_S, random.split());
    pitchJitter = new Drift(jitterSigmaDeg, JITTER_CORRELATION_S, random.split());
    rollJitter = new Drift(jitterSigmaDeg, JITTER_CORRELATION_S, random.split());
    yawDeg = start.yawDeg();
    pitchDeg = start.pitchDeg();
    lastWanted = start;
  }

  /** Turns towards {@code wanted} (true bearing) for {@code dtS} seconds. */
  void step(double dtS, Look wanted) {
    double pitch = clamp(wanted.pitchDeg(), LOWEST_PITCH_DEG, HIGHEST_PITCH_DEG);
    Look limited = new Look(wanted.yawDeg(), pitch);
    double yawError = Geodesy.wrap180(limited.yawDeg() - yawDeg);
    double pitchError = limited.pitchDeg() - pitchDeg;
    // The target's own motion is fed forward, so that a look past which one flies does not lag.
    double yawLead = Geodesy.wrap180(limited.yawDeg() - lastWanted.yawDeg());
    double pitchLead = limited.pitchDeg() - lastWanted.pitchDeg();
    double yawStep = within(yawError, GAIN_PER_S * dtS * yawError + near(yawError, yawLead));
    double pitchStep =
        within(pitchError, GAIN_PER_S * dtS * pitchError + near(pitchError, pitchLead));
    double yawMost = YAW_RATE_DEGPS * dtS;
    double pitchMost = PITCH_RATE_DEGPS * dtS;
    yawDeg = (yawDeg + clamp(yawStep, -yawMost, yawMost) + 360) % 360;
    pitchDeg += clamp(pitchStep, -pitchMost, pitchMost);
    lastWanted = limited;
    yawJitter.step(dtS);
    pitchJitter.step(dtS);
    rollJitter.step(dtS);
  }

  /** The true optical axis, shake included. */
  CameraAttitude truth() {
    return new CameraAttitude(
        (yawDeg + yawJitter.value() + 360) % 360,
        pitchDeg + pitchJitter.value(),
        rollJitter.value());
  }

  /** What its encoders and gyros tell: the axis without the shake. */
  CameraAttitude measured() {
    return new CameraAttitude(yawDeg, pitchDeg, 0);
  }

  private static double near(double error, double lead) {
    return Math.abs(error) < 10 ? lead : 0;
  }

  /** A step never carries past the target. */
  private static double within(double error, double step) {
    return error >= 0 ? Math.min(error, step) : Math.max(error, step);
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
