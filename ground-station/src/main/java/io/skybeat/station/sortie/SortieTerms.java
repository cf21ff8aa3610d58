package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.missions.check.RouteCheck;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.config.FlightTerms;
import io.skybeat.station.look.LookTerms;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What sorties are flown by.
 *
 * @param flight terms of flight
 * @param drones by id
 * @param plans routes by name
 * @param violations of each route against the areas, in words; a route with one is not flown
 * @param timetable pilots and slots
 * @param onDuty pilots on duty until the journal says otherwise
 * @param systemId who the station is on MAVLink
 * @param look under which terms is looked at places beside a route
 */
public record SortieTerms(
    FlightTerms flight,
    SortedMap<DroneId, DroneEntry> drones,
    SortedMap<String, Plan> plans,
    SortedMap<String, List<String>> violations,
    Timetable timetable,
    List<String> onDuty,
    int systemId,
    LookTerms look) {
  public SortieTerms {
    drones = Collections.unmodifiableSortedMap(new TreeMap<>(drones));
    plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
    violations = Collections.unmodifiableSortedMap(new TreeMap<>(violations));
    onDuty = List.copyOf(onDuty);
  }

  /** Checks {@code plans} against {@code areas} once and for all. */
  public static SortieTerms of(
      FlightTerms flight,
      List<DroneEntry> drones,
      Map<String, Plan> plans,
      List<Area> areas,
      Timetable timetable,
      List<String> onDuty,
      int systemId) {
    SortedMap<DroneId, DroneEntry> byId = new TreeMap<>();
    drones.forEach(drone -> byId.put(drone.drone(), drone));
    SortedMap<String, List<String>> violations = new TreeMap<>();
    plans.forEach(
        (name, plan) ->
            violations.put(
                name,
                RouteCheck.DEFAULT.violations(plan, areas).stream()
                    .map(Violation::toString)
                    .toList()));
    return new SortieTerms(
        flight,
        byId,
        new TreeMap<>(plans),
        violations,
        timetable,
        onDuty,
        systemId,
        LookTerms.of(areas));
  }

  /** The same with other terms of looking. */
  public SortieTerms with(LookTerms next) {
    return new SortieTerms(flight, drones, plans, violations, timetable, onDuty, systemId, next);
  }

  Optional<Plan> plan(String route) {
    return Optional.ofNullable(plans.get(route));
  }

  /** What the sortie flies: its own plan, or its route; empty when the missions lack it. */
  public Optional<Plan> plan(Sortie sortie) {
    if (sortie.drawn().isEmpty()) {
      return plan(sortie.view().route());
    }
    DrawnRoute drawn = sortie.drawn().get();
    return plan(drawn.base()).map(drawn::plan);
  }

  Optional<Pilot> pilot(String id) {
    return timetable.pilots().stream().filter(pilot -> pilot.id().equals(id)).findFirst();
  }

  /** Whether the pilot is on duty: as the journal has it, else as the configuration has it. */
  public boolean onDuty(String pilot, Sorties sorties) {
    return sorties.dutyTold().contains(pilot)
        ? sorties.onDuty().contains(pilot)
        : onDuty.contains(pilot);
  }
}
