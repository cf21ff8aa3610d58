package io.skybeat.missions.check;

import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Plan;
import java.util.List;

/**
 * The check that needs no configuration: a plan against {@code limits} and the watched places, with
 * nothing else known of the world. {@link FlightCheck} is the whole of it.
 *
 * @param limits what is allowed
 */
public record RouteCheck(Limits limits) {
  /** Skybeat's own caution and the law's ceiling. */
  public static final RouteCheck DEFAULT = new RouteCheck(Limits.DEFAULT);

  /** Everything that is wrong with {@code plan}; empty when it may be flown. */
  public List<Violation> violations(Plan plan, List<Area> areas) {
    return new FlightCheck(limits, Surroundings.of(areas)).report(plan, List.of()).violations();
  }
}
