package io.skybeat.simulator.vehicle.autopilot;

import java.util.Optional;

/**
 * A PX4 that falls back in the air holds for COM_FAIL_ACT_T seconds first, so that a pilot may take
 * over, and then does what its failsafe says. Another mode meanwhile ends it.
 */
final class FailsafeDelay {
  private FlightMode then;
  private double leftS;

  /** Falls back to {@code mode} after that time. */
  void begin(FlightMode mode, double seconds) {
    then = mode;
    leftS = seconds;
  }

  /** The mode to fall back to now; empty while it waits, or nothing is waited for. */
  Optional<FlightMode> step(double dtS, FlightMode mode) {
    if (then == null || mode != FlightMode.GUIDED) {
      then = null;
      return Optional.empty();
    }
    leftS -= dtS;
    if (leftS > 0) {
      return Optional.empty();
    }
    FlightMode now = then;
    then = null;
    return Optional.of(now);
  }
}
