package io.skybeat.mavlink.mode;

/**
 * One mode of a vehicle.
 *
 * @param customMode as in HEARTBEAT.custom_mode
 * @param name for display and for the journal
 * @param conduct what the vehicle does in it
 */
public record VehicleMode(long customMode, String name, Conduct conduct) {
  /** Before the first heartbeat. */
  public static final VehicleMode UNHEARD = new VehicleMode(-1, "UNKNOWN", Conduct.UNKNOWN);

  @Override
  public String toString() {
    return name;
  }
}
