package io.skybeat.simulator.vehicle.flight;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import java.util.SplittableRandom;

/** Turns the truth into what the vehicle believes. */
final class ErrorModel {
  private static final double BIAS_CORRELATION_S = 90;
  private static final double BIAS_SMOOTHING_S = 2;
  private static final double NOISE_CORRELATION_S = 3;
  // Shares of the variance: a slow bias of 0.96 sigma and a faster part of 0.28 sigma.
  private static final double BIAS_SHARE = 0.96;
  private static final double NOISE_SHARE = 0.28;
  private static final double RAW_NOISE_SHARE = 0.2;
  private static final double ASTRAY_MPS = 0.4;
  private static final double REGAIN_S = 3;

  private final ErrorSigmas sigmas;
  private final SplittableRandom random;
  private final Wander east;
  private final Wander north;
  private final Wander up;
  private final Drift yawNoise;
  private final Drift roll;
  private final Drift pitch;
  private final Drift[] velocity = new Drift[3];
  private final double clockOffsetS;
  private final double boresightYawDeg;
  private final double boresightPitchDeg;
  private double yawConstantDeg;
  private Enu rawNoise = Enu.ZERO;
  private boolean satellites = true;
  private Enu astray = Enu.ZERO;
  private Enu astrayMps = Enu.ZERO;

  ErrorModel(ErrorSigmas sigmas, SplittableRandom random) {
    this.sigmas = sigmas;
    this.random = random;
    east = new Wander(sigmas.gpsM(), random);
    north = new Wander(sigmas.gpsM(), random);
    up = new Wander(sigmas.altitudeM(), random);
    yawNoise = new Drift(sigmas.yawNoiseDeg(), 5, random.split());
    roll = new Drift(sigmas.attitudeDeg(), 1, random.split());
    pitch = new Drift(sigmas.attitudeDeg(), 1, random.split());
    for (int i = 0; i < velocity.length; i++) {
      velocity[i] = new Drift(sigmas.velocityMps(), 0.5, random.split());
    }
    double clock = 2 * random.nextDouble() - 1;
    clockOffsetS = sigmas.clockMs() / 1000 * (sigmas.exact() ? Math.signum(clock) : clock);
    newFlight();
    // Drawn last and only where there is one: without it all is as it was.
    double towards = sigmas.boresightDeg() > 0 ? 2 * StrictMath.PI * random.nextDouble() : 0;
    boresightYawDeg = sigmas.boresightDeg() * StrictMath.cos(towards);
    boresightPitchDeg = sigmas.boresightDeg() * StrictMath.sin(towards);
  }

  /** The compass is calibrated anew by each take-off; the error differs from flight to flight. */
  void newFlight() {
    double chance = Drift.gaussian(random);
    yawConstantDeg = sigmas.yawDeg() * (sigmas.exact() ? Math.signum(chance) : chance);
  }

  void step(double dtS) {
    east.step(dtS);
    north.step(dtS);
    up.step(dtS);
    yawNoise.step(dtS);
    roll.step(dtS);
    pitch.step(dtS);
    for (Drift drift : velocity) {
      drift.step(dtS);
    }
    goAstray(dtS);
    double raw = RAW_NOISE_SHARE * sigmas.gpsM();
    rawNoise =
        new Enu(
            raw * Drift.gaussian(random),
            raw * Drift.gaussian(random),
            raw * Drift.gaussian(random));
  }

  /** Without satellites the believed position drifts off at some decimetres a second. */
  void satellites(boolean received) {
    if (satellites && !received) {
      astrayMps = new Enu(Drift.gaussian(random), Drift.gaussian(random), 0).times(ASTRAY_MPS);
    }
    satellites = received;
  }

  boolean satellites() {
    return satellites;
  }

  private void goAstray(double dtS) {
    if (!satellites) {
      astray = astray.plus(astrayMps.times(dtS));
    } else if (astray.length() > 0) {
      // The filter takes the satellites' word back in over some seconds.
      astray = astray.times(Math.max(0, 1 - dtS / REGAIN_S));
    }
  }

  /** Believed heading minus true heading. */
  double yawErrorDeg() {
    return yawConstantDeg + yawNoise.value();
  }

  /** The vehicle's UTC minus true UTC, seconds; constant. */
  double clockOffsetS() {
    return clockOffsetS;
  }

  Estimate of(Airframe body, Gimbal gimbal) {
    Enu bias = new Enu(east.value(), north.value(), up.value());
    Enu position = body.position().plus(bias).plus(astray);
    Enu still =
        new Enu(velocity[0].value(), velocity[1].value(), velocity[2].value())
            .times(body.contact() ? 0.2 : 1);
    CameraAttitude camera = gimbal.measured();
    return new Estimate(
        position,
        position.plus(rawNoise),
        body.velocityMps().plus(still),
        body.rollDeg() + roll.value(),
        body.pitchDeg() + pitch.value(),
        (body.yawDeg() + yawErrorDeg() + 360) % 360,
        body.yawRateDegps(),
        new CameraAttitude(
            (camera.yawDeg() + yawErrorDeg() + boresightYawDeg + 360) % 360,
            camera.pitchDeg() + boresightPitchDeg,
            camera.rollDeg()),
        body.contact(),
        satellites);
  }

  /** A slow smooth bias plus a faster part. */
  private static final class Wander {
    private final Drift bias;
    private final Drift noise;
    private double smooth;

    Wander(double sigma, SplittableRandom random) {
      double regain = StrictMath.sqrt((BIAS_CORRELATION_S + BIAS_SMOOTHING_S) / BIAS_CORRELATION_S);
      bias = new Drift(BIAS_SHARE * sigma * regain, BIAS_CORRELATION_S, random.split());
      noise = new Drift(NOISE_SHARE * sigma, NOISE_CORRELATION_S, random.split());
      smooth = bias.value() / regain;
    }

    void step(double dtS) {
      smooth += (bias.step(dtS) - smooth) * dtS / BIAS_SMOOTHING_S;
      noise.step(dtS);
    }

    double value() {
      return smooth + noise.value();
    }
  }
}
