package io.skybeat.simulator.vehicle.autopilot;

/** MAV_LANDED_STATE. */
public enum LandedState {
  ON_GROUND(1),
  IN_AIR(2),
  TAKEOFF(3),
  LANDING(4);

  private final int number;

  LandedState(int number) {
    this.number = number;
  }

  /** On the wire. */
  public int number() {
    return number;
  }
}
