package io.skybeat.simulator.vehicle.flight;

/**
 * How wrong a vehicle is about itself. Standard deviations unless said otherwise.
 *
 * @param gpsM horizontal position error per axis: mostly a bias that wanders over minutes
 * @param altitudeM height error, wandering
 * @param yawDeg compass error, constant for a flight
 * @param yawNoiseDeg what the heading moves about that, over seconds
 * @param attitudeDeg roll and pitch noise
 * @param velocityMps velocity noise per axis
 * @param clockMs bound (not sigma) of the constant error of its UTC clock
 * @param jitterDeg true shake of the gimbal per axis
 */
public record ErrorSigmas(
    double gpsM,
    double altitudeM,
    double yawDeg,
    double yawNoiseDeg,
    double attitudeDeg,
    double velocityMps,
    double clockMs,
    double jitterDeg) {
  public static final ErrorSigmas STANDARD =
      new ErrorSigmas(1.5, 0.5, 3, 0.3, 0.2, 0.05, 100, 0.04);
  public static final ErrorSigmas NONE = new ErrorSigmas(0, 0, 0, 0, 0, 0, 0, 0);
}
