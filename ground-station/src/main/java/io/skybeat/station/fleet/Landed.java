package io.skybeat.station.fleet;

/** What a vehicle says of the ground (MAV_LANDED_STATE). */
public enum Landed {
  UNKNOWN,
  ON_GROUND,
  IN_AIR,
  TAKEOFF,
  LANDING;

  static Landed of(int state) {
    return state >= 0 && state < values().length ? values()[state] : UNKNOWN;
  }
}
