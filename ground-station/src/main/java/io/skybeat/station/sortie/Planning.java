package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.missions.check.CheckReport;
import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Surroundings;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.day.Airframe;
import io.skybeat.missions.day.Approval;
import io.skybeat.missions.day.ApprovalCheck;
import io.skybeat.missions.day.Dock;
import io.skybeat.missions.day.Fleet;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Plan;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the planning folder says, worked out once at the start: a route is not looked at leg by leg
 * in the loop.
 *
 * @param check limits and surroundings
 * @param reports of each route
 * @param fleet docks, airframes, packs and parts; empty: not stated
 * @param approvals permissions; empty: none are asked for
 * @param misfits why an approval does not hold a route, by {@code number + '\n' + route}
 */
public record Planning(
    FlightCheck check,
    SortedMap<String, CheckReport> reports,
    Optional<Fleet> fleet,
    Optional<List<Approval>> approvals,
    SortedMap<String, String> misfits) {
  /** Between two flights where no dock says how long it takes. */
  private static final Duration TURNAROUND = Duration.ofMinutes(1);

  public Planning {
    reports = Collections.unmodifiableSortedMap(new TreeMap<>(reports));
    approvals = approvals.map(List::copyOf);
    misfits = Collections.unmodifiableSortedMap(new TreeMap<>(misfits));
  }

  /** Looks at {@code plans} once and for all. */
  public static Planning of(
      FlightCheck check,
      Map<String, Plan> plans,
      Optional<Fleet> fleet,
      Optional<List<Approval>> approvals) {
    SortedMap<String, CheckReport> reports = new TreeMap<>();
    plans.forEach((name, plan) -> reports.put(name, check.report(plan, List.of())));
    SortedMap<String, String> misfits = new TreeMap<>();
    ApprovalCheck fits = new ApprovalCheck(approvals.orElse(List.of()), plans, check);
    for (Approval approval : approvals.orElse(List.of())) {
      for (String route : plans.keySet()) {
        fits.misfit(approval, route)
            .ifPresent(why -> misfits.put(key(approval.number(), route), why.toString()));
      }
    }
    return new Planning(check, reports, fleet, approvals, misfits);
  }

  /** Skybeat's own caution, and nothing else known. */
  static Planning plain(Map<String, Plan> plans, List<Area> areas) {
    return of(
        new FlightCheck(Limits.DEFAULT, Surroundings.of(areas)),
        plans,
        Optional.empty(),
        Optional.empty());
  }

  private static String key(String approval, String route) {
    return approval + "\n" + route;
  }

  /** What each route breaks, in words. */
  SortedMap<String, List<String>> violations() {
    SortedMap<String, List<String>> words = new TreeMap<>();
    reports.forEach(
        (route, report) ->
            words.put(route, report.violations().stream().map(Violation::toString).toList()));
    return words;
  }

  /** How long a flight of the route takes in still air. */
  public Duration flight(String route) {
    CheckReport report = reports.get(route);
    return report == null
        ? Duration.ZERO
        : Duration.ofMillis(Math.round(1000 * report.durationS()));
  }

  /** How long a flight of a drawn plan takes in still air. */
  Duration flight(Plan drawn) {
    return Duration.ofMillis(Math.round(1000 * check.durationS(drawn)));
  }

  /** From a start to the moment at which the drone may start anew. */
  Duration cycle(DroneId drone, String route) {
    Duration flight = flight(route);
    Optional<Airframe> airframe = fleet.flatMap(one -> one.airframe(drone));
    if (airframe.isEmpty()) {
      return flight.plus(TURNAROUND);
    }
    Dock dock = fleet.orElseThrow().dock(airframe.get().dock());
    Duration power = dock.swap().orElseGet(() -> dock.charge(flight, airframe.get().endurance()));
    return flight.plus(dock.overhead()).plus(power);
  }

  /** Why the approval does not hold a plan that the station has drawn; empty: it does. */
  Optional<String> misfit(Approval approval, Plan drawn) {
    if (approval.volume().isEmpty() && approval.ceilingM().isEmpty()) {
      return Optional.empty();
    }
    return ApprovalCheck.misfit(approval, drawn, check).map(why -> notHolding(approval, why));
  }

  /** The same for a sortie with a plan of its own, which is meant where its route is. */
  Optional<String> misfit(Approval approval, String route, Plan drawn) {
    if (!approval.routes().isEmpty() && !approval.routes().contains(route)) {
      return Optional.of("approval " + approval.number() + " is for other routes");
    }
    return misfit(approval, drawn);
  }

  private static String notHolding(Approval approval, Object why) {
    return "approval " + approval.number() + " does not hold it: " + why;
  }

  /** Why the approval does not hold the route; empty: it does. */
  Optional<String> misfit(Approval approval, String route) {
    if (!approval.routes().isEmpty() && !approval.routes().contains(route)) {
      return Optional.of("approval " + approval.number() + " is for other routes");
    }
    if (approval.volume().isPresent() && !reports.containsKey(route)) {
      return Optional.of(
          "approval "
              + approval.number()
              + " has a volume that "
              + route
              + " was not held against");
    }
    return Optional.ofNullable(misfits.get(key(approval.number(), route)))
        .map(why -> notHolding(approval, why));
  }
}
