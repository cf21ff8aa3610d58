package io.skybeat.simulator.vehicle.autopilot;

import java.util.Optional;

/** ArduCopter's flight modes by their number in HEARTBEAT.custom_mode. */
public enum FlightMode {
  STABILIZE(0, true, false),
  ALT_HOLD(2, true, false),
  AUTO(3, true, true),
  GUIDED(4, true, true),
  LOITER(5, true, true),
  RTL(6, false, true),
  LAND(9, false, false),
  POSHOLD(16, true, true),
  BRAKE(17, false, true),
  SMART_RTL(21, false, true);

  private final int number;
  private final boolean armable;
  private final boolean needsPosition;

  FlightMode(int number, boolean armable, boolean needsPosition) {
    this.number = number;
    this.armable = armable;
    this.needsPosition = needsPosition;
  }

  public int number() {
    return number;
  }

  boolean armable() {
    return armable;
  }

  boolean needsPosition() {
    return needsPosition;
  }

  /** Whether the vehicle steers itself: HEARTBEAT's "guided" bit. */
  public boolean guided() {
    return needsPosition;
  }

  /** The mode of that number, empty for one that this copter does not fly. */
  public static Optional<FlightMode> of(long number) {
    for (FlightMode mode : values()) {
      if (mode.number == number) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
