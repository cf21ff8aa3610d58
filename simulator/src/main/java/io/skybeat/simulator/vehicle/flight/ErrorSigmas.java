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
 * @param boresightDeg angle (not sigma) between where the gimbal says that the camera looks and
 *     where it does; constant, in a direction of its own for each vehicle
 * @param exact compass and clock are wrong by exactly that much, only which way is chance
 */
public record ErrorSigmas(
    double gpsM,
    double altitudeM,
    double yawDeg,
    double yawNoiseDeg,
    double attitudeDeg,
    double velocityMps,
    double clockMs,
    double jitterDeg,
    double boresightDeg,
    boolean exact) {
  public static final ErrorSigmas STANDARD =
      new ErrorSigmas(1.5, 0.5, 3, 0.3, 0.2, 0.05, 100, 0.04);
  public static final ErrorSigmas NONE = new ErrorSigmas(0, 0, 0, 0, 0, 0, 0, 0);

  /** Of a camera that looks where its gimbal says. */
  public ErrorSigmas(
      double gpsM,
      double altitudeM,
      double yawDeg,
      double yawNoiseDeg,
      double attitudeDeg,
      double velocityMps,
      double clockMs,
      double jitterDeg) {
    this(
        gpsM,
        altitudeM,
        yawDeg,
        yawNoiseDeg,
        attitudeDeg,
        velocityMps,
        clockMs,
        jitterDeg,
        0,
        false);
  }

  /** The same, but wrong by exactly these. */
  public ErrorSigmas exactly(double gps, double yaw, double boresight, double clock) {
    return new ErrorSigmas(
        gps,
        altitudeM,
        yaw,
        yawNoiseDeg,
        attitudeDeg,
        velocityMps,
        clock,
        jitterDeg,
        boresight,
        true);
  }
}
