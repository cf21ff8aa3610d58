package io.skybeat.simulator.fault;

import java.time.Duration;
import java.time.Instant;

/**
 * One thing that goes wrong.
 *
 * @param from when it begins, true UTC
 * @param lasting how long
 * @param drone number of the airframe, from 1; 0 where it is no drone's
 * @param strength see {@link FaultKind#strength}
 * @param detail see {@link FaultKind#options}
 */
public record Fault(
    FaultKind kind,
    Instant from,
    Duration lasting,
    int drone,
    double strength,
    FaultDetail detail) {
  public Fault {
    if (lasting.isNegative()) {
      throw new BadFault("lasting", kind.word() + " lasts " + lasting + "; say PT30S, say");
    }
    if (kind.scope().ofDrone() && drone <= 0) {
      throw new BadFault("drone", kind.word() + " strikes a drone; name it");
    }
    if (!kind.scope().ofDrone() && drone > 0) {
      throw new BadFault("drone", kind.word() + " strikes no drone; leave it out");
    }
    kind.strength().check(kind.word(), strength);
  }

  /** With nothing but its figure said. */
  public Fault(FaultKind kind, Instant from, Duration lasting, int drone, double strength) {
    this(kind, from, lasting, drone, strength, FaultDetail.USUAL);
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
