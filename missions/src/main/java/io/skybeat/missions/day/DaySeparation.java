package io.skybeat.missions.day;

import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Separation;
import io.skybeat.missions.check.Terrain;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.schedule.PlannedSortie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keeps the sorties of a timetable apart, in space and time. */
public final class DaySeparation {
  private final Map<String, Plan> routes;
  private final Optional<Terrain> terrain;
  private final Limits limits;
  private final Map<String, Optional<Separation>> pairs = new TreeMap<>();

  public DaySeparation(Map<String, Plan> routes, Optional<Terrain> terrain, Limits limits) {
    this.routes = new TreeMap<>(routes);
    this.terrain = terrain;
    this.limits = limits;
  }

  /**
   * One violation for each pair of routes and each distance in time at which they come too near;
   * the first two sorties that do so are named.
   *
   * @param sorties in the order of their start
   */
  public List<Violation> violations(List<PlannedSortie> sorties) {
    List<Violation> found = new ArrayList<>();
    TreeSet<String> judged = new TreeSet<>();
    for (int i = 0; i < sorties.size(); i++) {
      PlannedSortie first = sorties.get(i);
      for (int j = i + 1; j < sorties.size(); j++) {
        PlannedSortie second = sorties.get(j);
        double laterS = Duration.between(first.startsAt(), second.startsAt()).toMillis() / 1000.0;
        Optional<Separation> pair = pair(first.route(), second.route());
        if (pair.isEmpty() || laterS > pair.get().firstDurationS() + limits.separation().slackS()) {
          break;
        }
        boolean apart = !first.drone().equals(second.drone());
        if (apart && judged.add(first.route() + "\n" + second.route() + "\n" + laterS)) {
          pair.get().violation(first.id() + " and " + second.id(), laterS).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Optional<Separation> pair(String first, String second) {
    return pairs.computeIfAbsent(
        first + "\n" + second,
        key -> {
          Plan one = routes.get(first);
          Plan two = routes.get(second);
          return one == null || two == null
              ? Optional.empty()
              : Separation.of(one, two, terrain, limits);
        });
  }
}
