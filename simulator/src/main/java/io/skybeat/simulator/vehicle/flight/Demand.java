package io.skybeat.simulator.vehicle.flight;

import io.skybeat.core.geo.Enu;

/**
 * What the autopilot asks of the airframe for the next step.
 *
 * @param motors whether the rotors turn
 * @param velocityMps wanted velocity over ground, east-north-up
 * @param yawDeg wanted heading; NaN keeps the present one
 */
public record Demand(boolean motors, Enu velocityMps, double yawDeg) {
  public static final Demand REST = new Demand(false, Enu.ZERO, Double.NaN);
}
