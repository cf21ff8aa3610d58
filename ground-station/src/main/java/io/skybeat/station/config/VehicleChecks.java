package io.skybeat.station.config;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of a vehicle's own settings before a launch: its failsafes, its fence, whose
 * heartbeats it listens to.
 *
 * @param policy what follows from one that is not as it should be
 * @param set parameters that the station sets where they have another value, and no others
 * @param authorises whether the station answers when the vehicle asks for leave to arm
 * @param identified whether it is launched only while its remote identification says that it is
 *     ready (OPEN_DRONE_ID_ARM_STATUS)
 */
public record VehicleChecks(
    Policy policy, SortedMap<String, Double> set, boolean authorises, boolean identified) {
  /** What follows. */
  public enum Policy {
    /** They are not read. */
    OFF,
    /** It is said, and flown. */
    WARN,
    /** It is not flown. */
    REFUSE
  }

  public static final VehicleChecks DEFAULT =
      new VehicleChecks(Policy.WARN, new TreeMap<>(), false);

  /** One that need not identify itself. */
  public VehicleChecks(Policy policy, SortedMap<String, Double> set, boolean authorises) {
    this(policy, set, authorises, false);
  }

  public VehicleChecks {
    set = Collections.unmodifiableSortedMap(new TreeMap<>(set));
  }
}
