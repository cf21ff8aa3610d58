package io.skybeat.station.sortie;

import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import io.skybeat.station.event.DrawnItem;
import java.util.ArrayList;
import java.util.List;

/**
 * A plan that the station drew for one sortie.
 *
 * @param base the route among the missions whose home, fence and rally points hold for it
 */
public record DrawnRoute(String base, List<DrawnItem> items) {
  public DrawnRoute {
    items = List.copyOf(items);
  }

  /** The items of {@code plan} as the journal keeps them: what is not given is 0. */
  static List<DrawnItem> items(Plan plan) {
    List<DrawnItem> items = new ArrayList<>();
    for (PlanItem item : plan.items()) {
      List<Double> params = new ArrayList<>();
      item.params().forEach(value -> params.add(Double.isFinite(value) ? value : 0.0));
      items.add(new DrawnItem(item.command(), item.frame(), params));
    }
    return items;
  }

  /** As a plan beside {@code from}, which is the base. */
  Plan plan(Plan from) {
    return new Plan(
        from.name(),
        from.home(),
        from.homeAltitudeAmslM(),
        from.cruiseSpeedMps(),
        items.stream()
            .map(item -> new PlanItem(item.command(), item.frame(), true, item.params()))
            .toList(),
        from.fence(),
        from.rally());
  }
}
