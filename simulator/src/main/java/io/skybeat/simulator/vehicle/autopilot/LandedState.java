package io.skybeat.simulator.vehicle.autopilot;

/** MAV_LANDED_STATE; the ordinal is the number on the wire. */
public enum LandedState {
  UNDEFINED,
  ON_GROUND,
  IN_AIR,
  TAKEOFF,
  LANDING
}
