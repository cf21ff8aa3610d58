package io.skybeat.station.config;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import java.util.List;

/**
 * A drone of the station.
 *
 * @param systemId its MAVLink system, 1..250
 * @param origin of everything it brings: live or simulated (a drill flies live)
 * @param armingAllowed false: the station never arms it
 * @param checks of its own settings
 */
public record DroneEntry(
    DroneId drone,
    int systemId,
    Origin origin,
    boolean armingAllowed,
    List<CameraEntry> cameras,
    VehicleChecks checks) {
  public DroneEntry {
    cameras = List.copyOf(cameras);
  }

  /** With the usual checks. */
  public DroneEntry(
      DroneId drone,
      int systemId,
      Origin origin,
      boolean armingAllowed,
      List<CameraEntry> cameras) {
    this(drone, systemId, origin, armingAllowed, cameras, VehicleChecks.DEFAULT);
  }
}
