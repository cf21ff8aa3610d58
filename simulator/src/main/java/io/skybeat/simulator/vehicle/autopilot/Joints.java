package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import io.skybeat.missions.check.SplineLeg;
import java.util.List;
import java.util.Optional;

/** What a leg needs to know of the leg before it: where it ended and how the copter arrived. */
final class Joints {
  /** Who is farther from there than this was interrupted, and begins from a stand. */
  private static final double JOINED_M = 15;

  private Enu end = Enu.ZERO;
  private Enu arrived = Enu.ZERO;

  /** Something other than a leg was flown. */
  void stands() {
    arrived = Enu.ZERO;
  }

  /**
   * A straight leg begins.
   *
   * @param stops at its end
   */
  void straight(Enu present, Enu to, boolean stops) {
    arrived = stops ? Enu.ZERO : to.minus(from(present));
    end = to;
  }

  /**
   * A spline leg begins; returns the points on its way, its end last.
   *
   * @param next where the copter flies after it; empty: it stops there
   * @param nextIsSpline whether that is a spline, too
   */
  List<Enu> spline(Enu present, Enu to, Optional<Enu> next, boolean nextIsSpline) {
    Enu from = from(present);
    Enu leaving = joined(present) ? arrived : Enu.ZERO;
    arrived = next.map(there -> there.minus(nextIsSpline ? from : to)).orElse(Enu.ZERO);
    end = to;
    return new SplineLeg(from, leaving, to, arrived).points();
  }

  private Enu from(Enu present) {
    return joined(present) ? end : present;
  }

  private boolean joined(Enu present) {
    return arrived.length() > 0 && present.minus(end).length() <= JOINED_M;
  }
}
