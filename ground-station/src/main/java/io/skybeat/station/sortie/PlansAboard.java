package io.skybeat.station.sortie;

import io.skybeat.station.fleet.Vehicle;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every route as it goes aboard, made once: it is asked for with every message of a vehicle. */
final class PlansAboard {
  private final SortieTerms terms;
  private final SortedMap<String, PlanAboard> withHome = new TreeMap<>();
  private final SortedMap<String, PlanAboard> bare = new TreeMap<>();

  PlansAboard(SortieTerms terms) {
    this.terms = terms;
    terms
        .plans()
        .forEach(
            (route, plan) -> {
              withHome.put(route, PlanAboard.of(plan, true));
              bare.put(route, PlanAboard.of(plan, false));
            });
  }

  /** The sortie's plan as that vehicle holds it; empty for one that is not among the missions. */
  Optional<PlanAboard> find(Sortie sortie, Vehicle vehicle) {
    if (sortie.drawn().isPresent()) {
      return terms.plan(sortie).map(plan -> PlanAboard.of(plan, vehicle.ardupilot()));
    }
    String route = sortie.view().route();
    return Optional.ofNullable((vehicle.ardupilot() ? withHome : bare).get(route));
  }
}
