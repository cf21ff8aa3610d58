package io.skybeat.missions.day;

import io.skybeat.core.flight.DroneId;
import java.time.Duration;

/**
 * A drone.
 *
 * @param id as slots name it
 * @param dock where it stands
 * @param endurance flight time from a full pack to an empty one
 * @param wear of the airframe
 */
public record Airframe(DroneId id, String dock, Duration endurance, Wear wear) {
  public Airframe {
    if (endurance.isNegative() || endurance.isZero()) {
      throw new IllegalArgumentException("airframe " + id + ": endurance must be over 0");
    }
  }
}
