package io.skybeat.station.fleet;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Pose;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All vehicles of the station by MAVLink system. Messages of systems that the configuration does
 * not name are not taken.
 *
 * @param bySystem unmodifiable, ordered
 */
public record Fleet(SortedMap<Integer, Vehicle> bySystem) {
  public Fleet {
    bySystem = BySystem.of(bySystem);
  }

  /** What one message made of the fleet, and the pose that became ripe by it. */
  public record Step(Fleet fleet, Optional<Pose> pose) {}

  /** Takes a message in. */
  public Step heard(Instant at, int systemId, int componentId, Object message) {
    Vehicle before = bySystem.get(systemId);
    if (before == null) {
      return new Step(this, Optional.empty());
    }
    Vehicle after = Telemetry.fold(before, at, componentId, message);
    if (after == before) {
      return new Step(this, Optional.empty());
    }
    if (after.clock().lastBootMs() < before.clock().lastBootMs()) {
      after = after.heardAnew(at);
    }
    long bootMs = Telemetry.bootMs(message);
    Optional<Pose> pose = bootMs < 0 ? Optional.empty() : PoseFeed.ripe(after, bootMs);
    if (pose.isPresent()) {
      after = after.with(after.motion().fed(), after.clock());
    }
    return new Step(with(after), pose);
  }

  /**
   * Takes in how many frames came from a vehicle and were lost on its link since the last count.
   */
  public Fleet counted(int systemId, long received, long lost) {
    Vehicle vehicle = bySystem.get(systemId);
    return vehicle == null ? this : with(vehicle.counted(received, lost));
  }

  /** Notices links that went silent. */
  public Fleet at(Instant now) {
    Fleet next = this;
    for (Vehicle vehicle : bySystem.values()) {
      Vehicle then = vehicle.at(now);
      if (then != vehicle) {
        next = next.with(then);
      }
    }
    return next;
  }

  public Collection<Vehicle> vehicles() {
    return bySystem.values();
  }

  public Optional<Vehicle> vehicle(DroneId drone) {
    for (Vehicle vehicle : bySystem.values()) {
      if (vehicle.drone().equals(drone)) {
        return Optional.of(vehicle);
      }
    }
    return Optional.empty();
  }

  Fleet with(Vehicle vehicle) {
    return new Fleet(BySystem.of(bySystem).with(vehicle));
  }
}
