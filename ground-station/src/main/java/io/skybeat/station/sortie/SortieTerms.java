package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.missions.day.DayPlan;
import io.skybeat.missions.day.DayPlanner;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.station.around.AroundTerms;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.config.FlightTerms;
import io.skybeat.station.look.LookTerms;
import java.time.Instant;
import java.time.LocalDate;
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
 * @param onDuty pilots without hours of their own that are on duty until the journal says otherwise
 * @param systemId who the station is on MAVLink
 * @param look under which terms is looked at places beside a route
 * @param planning limits, fleet and approvals
 * @param around by what weather and other aircraft are judged
 */
public record SortieTerms(
    FlightTerms flight,
    SortedMap<DroneId, DroneEntry> drones,
    SortedMap<String, Plan> plans,
    SortedMap<String, List<String>> violations,
    Timetable timetable,
    List<String> onDuty,
    int systemId,
    LookTerms look,
    Planning planning,
    AroundTerms around) {
  public SortieTerms {
    drones = Collections.unmodifiableSortedMap(new TreeMap<>(drones));
    plans = Collections.unmodifiableSortedMap(new TreeMap<>(plans));
    violations = Collections.unmodifiableSortedMap(new TreeMap<>(violations));
    onDuty = List.copyOf(onDuty);
  }

  /** Checks {@code plans} against {@code areas} once and for all; nothing else is known. */
  public static SortieTerms of(
      FlightTerms flight,
      List<DroneEntry> drones,
      Map<String, Plan> plans,
      List<Area> areas,
      Timetable timetable,
      List<String> onDuty,
      int systemId) {
    return of(flight, drones, plans, Planning.plain(plans, areas), timetable, onDuty, systemId);
  }

  /** With all that the planning folder says. */
  public static SortieTerms of(
      FlightTerms flight,
      List<DroneEntry> drones,
      Map<String, Plan> plans,
      Planning planning,
      Timetable timetable,
      List<String> onDuty,
      int systemId) {
    SortedMap<DroneId, DroneEntry> byId = new TreeMap<>();
    drones.forEach(drone -> byId.put(drone.drone(), drone));
    return new SortieTerms(
        flight,
        byId,
        new TreeMap<>(plans),
        planning.violations(),
        timetable,
        onDuty,
        systemId,
        LookTerms.of(planning.check()),
        planning,
        AroundTerms.DEFAULT);
  }

  /** The same with other terms of looking. */
  public SortieTerms with(LookTerms next) {
    return new SortieTerms(
        flight, drones, plans, violations, timetable, onDuty, systemId, next, planning, around);
  }

  /** The same, judging the world around by these terms. */
  public SortieTerms with(AroundTerms next) {
    return new SortieTerms(
        flight, drones, plans, violations, timetable, onDuty, systemId, look, planning, next);
  }

  /** The plan of a local day: who flies what, when and with which pack. */
  public DayPlan dayPlan(List<Area> areas, LocalDate date) {
    return new DayPlanner(
            timetable, plans, areas, planning.check(), planning.fleet(), planning.approvals())
        .plan(date, planning.reports());
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

  /**
   * Whether the pilot is on duty at {@code at}: as the journal has it, until the roster's next
   * change; else by the roster's hours or the configuration.
   */
  public boolean onDuty(String pilot, Sorties sorties, Instant at) {
    Optional<Pilot> known = pilot(pilot);
    boolean rostered = known.isPresent() && !known.get().duty().isEmpty();
    Instant told = sorties.dutyTold().get(pilot);
    boolean holds =
        told != null
            && (!rostered
                || known
                    .get()
                    .nextChange(told, timetable.zone())
                    .map(change -> change.isAfter(at))
                    .orElse(true));
    if (holds) {
      return sorties.onDuty().contains(pilot);
    }
    return rostered ? known.get().rostered(at, timetable.zone()) : onDuty.contains(pilot);
  }
}
