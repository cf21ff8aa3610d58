package io.skybeat.simulator.fault;

import java.time.Duration;
import java.time.Instant;

/**
 * One thing that goes wrong.
 *
 * @param from when it begins, true UTC
 * @param lasting how long
 * @param drone number of the airframe, from 1; 0 for the station
 * @param strength see {@link FaultKind}
 */
public record Fault(FaultKind kind, Instant from, Duration lasting, int drone, double strength) {
  public Fault {
    if (lasting.isNegative()) {
      throw new IllegalArgumentException(kind.word() + ": lasts " + lasting);
    }
    if ((kind.scope() == FaultKind.Scope.DRONE) != (drone > 0)) {
      throw new IllegalArgumentException(
          kind.word() + " strikes a " + kind.scope().name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  @Override
  public String toString() {
    return kind.word()
        + (drone > 0 ? " d" + drone : "")
        + " for "
        + lasting.toMillis() / 1000.0
        + " s, strength "
        + strength;
  }
}
