package io.skybeat.simulator.vehicle.flight;

/**
 * What an airframe can do.
 *
 * @param accelMps2 horizontal acceleration and braking
 * @param verticalAccelMps2 acceleration up and down
 * @param yawRateDegps fastest turn
 * @param yawAccelDegps2 how fast a turn builds up
 * @param maxLeanDeg lean that is never exceeded
 * @param dragPerS acceleration by the air per metre a second of airspeed, 1/s
 * @param spoolS seconds from arming until the rotors lift
 */
public record FlightLimits(
    double accelMps2,
    double verticalAccelMps2,
    double yawRateDegps,
    double yawAccelDegps2,
    double maxLeanDeg,
    double dragPerS,
    double spoolS) {
  public static final FlightLimits QUADROTOR = new FlightLimits(2.5, 1.5, 60, 120, 30, 0.2, 1.5);
}
