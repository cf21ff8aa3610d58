package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.fleet.Vehicle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who else could fly a sortie that its own drone or pilot cannot: a drone that takes turns in the
 * same line of the timetable or is its stand-in, stands ready and has time before its own next
 * sortie; a pilot on duty with room for one more. Decided right before the start, in the
 * timetable's order, by the same checks.
 */
record StandIns(SortieTerms terms) {
  private static final Duration DECIDED_AHEAD = Duration.ofSeconds(30);
  private static final Actor ROSTER = Actor.rule("roster");

  /**
   * The assignment that would be a "go" now; empty: it is too early, or nobody can.
   *
   * @param asis what stands against it as it is assigned now
   */
  Optional<Fact.SortieAssigned> instead(
      GoCase now, GoReport asis, Function<DroneId, Vehicle> vehicles) {
    Sortie sortie = now.sortie();
    boolean early = now.at().isBefore(sortie.view().startsAt().minus(DECIDED_AHEAD));
    // While the dock swaps, waiting is quicker than another drone.
    if (early || asis.onlyAgainst(FitInputs.PACK_IN)) {
      return Optional.empty();
    }
    for (DroneId drone : drones(sortie)) {
      Vehicle vehicle = vehicles.apply(drone);
      boolean same = drone.equals(sortie.drone());
      if (vehicle == null || !same && !hasTime(drone, now)) {
        continue;
      }
      for (String pilot : pilots(sortie)) {
        if (same && pilot.equals(sortie.view().pilot())) {
          continue;
        }
        Sortie other = sortie.assigned(drone, pilot, Optional.empty(), Optional.empty(), now.at());
        GoReport report = GoNoGo.report(new GoCase(now.at(), other, vehicle, terms, now.station()));
        if (report.go()) {
          String why = (same ? pilot : drone) + " instead: " + Launch.words(asis.against());
          return Optional.of(
              new Fact.SortieAssigned(
                  now.at(),
                  ROSTER,
                  why,
                  sortie.id(),
                  drone,
                  pilot,
                  Optional.empty(),
                  Optional.empty()));
        }
      }
    }
    return Optional.empty();
  }

  private List<DroneId> drones(Sortie sortie) {
    List<DroneId> drones = new ArrayList<>(List.of(sortie.drone()));
    for (Slot slot : terms.timetable().slots()) {
      if (sortie.view().assignment().slot().equals(Optional.of(slot.id()))) {
        Stream.concat(slot.drones().stream(), slot.standIns().stream())
            .filter(drone -> terms.drones().containsKey(drone))
            .filter(drone -> !drones.contains(drone))
            .forEach(drones::add);
      }
    }
    return drones;
  }

  private List<String> pilots(Sortie sortie) {
    List<String> pilots = new ArrayList<>(List.of(sortie.view().pilot()));
    terms.timetable().pilots().stream()
        .map(Pilot::id)
        .filter(pilot -> !pilots.contains(pilot))
        .forEach(pilots::add);
    return pilots;
  }

  /** It is back and ready before its own next sortie. */
  private boolean hasTime(DroneId drone, GoCase now) {
    Instant ready = now.at().plus(terms.planning().cycle(drone, now.sortie().view().route()));
    Instant waits = now.at().minus(terms.flight().patience());
    return now.station().sorties().open().stream()
        .filter(other -> other.drone().equals(drone))
        .filter(other -> !other.id().equals(now.sortie().id()))
        .noneMatch(
            other ->
                other.view().startsAt().isAfter(waits) && other.view().startsAt().isBefore(ready));
  }
}
