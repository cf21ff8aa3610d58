package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.util.EnumValue;

/** Numbers behind enum fields; a field that was never set is 0, as on the wire. */
final class Wire {
  private Wire() {}

  static int number(EnumValue<?> value) {
    return value == null ? 0 : value.value();
  }

  /** Whether a message addressed like this is for the autopilot of {@code systemId}. */
  static boolean concerns(int systemId, int targetSystem, int targetComponent) {
    return (targetSystem == 0 || targetSystem == systemId)
        && (targetComponent == 0 || targetComponent == 1);
  }
}
