package io.skybeat.station.look;

import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.plan.Plan;
import java.util.List;

/** The plan of a sortie that does nothing but look at a place. */
public final class LookPlan {
  private LookPlan() {}

  /** Up, to {@code spot}, there for the terms' dwell, and home the same way. */
  public static Plan of(LookTerms terms, Plan base, LatLon target, Spot spot) {
    return Items.look(
        base, target, spot, terms.power().cruiseMps(), terms.dwell().toMillis() / 1000.0);
  }

  /** What a drone flies that leaves its route at {@code from} to stand at {@code spot}. */
  public static Plan detour(LookTerms terms, Plan base, LatLon from, Spot spot) {
    return Items.detour(base, from, spot, terms.power().cruiseMps());
  }

  /** What stands against flying it. */
  public static List<Violation> violations(LookTerms terms, Plan plan) {
    return terms.check().report(plan, List.of()).violations();
  }
}
