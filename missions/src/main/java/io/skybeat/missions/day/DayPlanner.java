package io.skybeat.missions.day;

import io.skybeat.core.flight.SortieId;
import io.skybeat.missions.check.CheckReport;
import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.schedule.PlannedSortie;
import io.skybeat.missions.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Proves that a day of the timetable can be flown, by a schedule that flies it, or says what is
 * missing. The day before is flown too, so that the day begins with packs on chargers and drones
 * under way; the day after, so that its last gaps are known.
 *
 * @param timetable what is asked for
 * @param routes plans by name
 * @param areas watched places
 * @param check limits and surroundings
 * @param fleet what there is; empty: nothing but times is looked at
 * @param approvals permissions; empty: none are asked for
 */
public record DayPlanner(
    Timetable timetable,
    Map<String, Plan> routes,
    List<Area> areas,
    FlightCheck check,
    Optional<Fleet> fleet,
    Optional<List<Approval>> approvals) {

  /** The plan of {@code date}; {@code reports} are those of the routes. */
  public DayPlan plan(LocalDate date, Map<String, CheckReport> reports) {
    Instant from = date.atStartOfDay(timetable.zone()).toInstant();
    Instant until = date.plusDays(1).atStartOfDay(timetable.zone()).toInstant();
    List<PlannedSortie> sorties =
        timetable.between(from.minus(Duration.ofDays(1)), until.plus(Duration.ofDays(1)));
    Map<String, Duration> flights = new TreeMap<>();
    reports.forEach(
        (route, report) ->
            flights.put(route, Duration.ofMillis(Math.round(1000 * report.durationS()))));
    Map<SortieId, Duration> stays =
        new Reliefs(timetable, reports, check.limits(), check.limits().camera().minShare())
            .of(sorties);
    List<Violation> violations = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<Need> needs = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    List<Assigned> assigned;
    if (fleet.isPresent()) {
      Roster roster = new Roster(fleet.get(), timetable, flights, stays, from);
      sorties.forEach(roster::add);
      assigned = roster.assigned();
      needs.addAll(new Needs(fleet.get(), timetable, from, until).of(roster.turns()));
      roster.refused().stream()
          .filter(one -> within(one.sortie(), from, until))
          .forEach(refused::add);
      refusals(refused, needs, violations);
      chargingHours(roster, from, until, violations);
      weather(violations);
    } else {
      notes.add("no fleet given: whether there are drones, packs and chargers is not proved");
      assigned = sorties.stream().map(one -> unassigned(one, flights, stays)).toList();
      stillFlying(assigned, violations);
    }
    violations.addAll(
        new DaySeparation(routes, check.surroundings().terrain(), check.limits())
            .violations(sorties.stream().filter(s -> within(s, from, until)).toList()));
    List<Gap> gaps =
        new WatchGaps(timetable, reports, check.limits().camera().minShare(), date, assigned, stays)
            .of(areas, violations);
    List<Assigned> today =
        assigned.stream().filter(one -> within(one.sortie(), from, until)).toList();
    if (!stays.isEmpty()) {
      notes.add(
          "relief on station: who stays on watch stands over or under its relief's route; where is"
              + " found at run time");
    }
    if (approvals.isPresent()) {
      today = new ApprovalCheck(approvals.get(), routes, check).cover(today, violations);
    } else {
      notes.add("no approvals given: none are asked for");
    }
    int planned = (int) sorties.stream().filter(one -> within(one, from, until)).count();
    return new DayPlan(
        date, timetable.zone(), planned, today, refused, needs, gaps, violations, notes);
  }

  /** Without a fleet at least nobody takes off who has not landed. */
  private static void stillFlying(List<Assigned> assigned, List<Violation> into) {
    Map<String, Assigned> last = new TreeMap<>();
    for (Assigned one : assigned) {
      String drone = one.sortie().drone().value();
      Assigned before = last.put(drone, one);
      if (before != null && before.landsAt().isAfter(one.sortie().startsAt())) {
        into.add(
            new Violation(
                "sortie " + one.sortie().id(),
                "fleet",
                drone + " still flies " + before.sortie().id() + " until " + before.landsAt(),
                "landed by " + one.sortie().startsAt()));
        return;
      }
    }
  }

  private static boolean within(PlannedSortie sortie, Instant from, Instant until) {
    return !sortie.startsAt().isBefore(from) && sortie.startsAt().isBefore(until);
  }

  private Assigned unassigned(
      PlannedSortie sortie, Map<String, Duration> flights, Map<SortieId, Duration> stays) {
    Instant lands =
        sortie
            .startsAt()
            .plus(flights.getOrDefault(sortie.route(), Duration.ZERO))
            .plus(stays.getOrDefault(sortie.id(), Duration.ZERO));
    return new Assigned(
        sortie,
        "",
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        lands,
        lands,
        sortie.startsAt().plus(timetable.missed().latest()),
        Optional.empty());
  }

  /** One violation a resource: the first sortie that lacks it, how many do, how many more help. */
  private void refusals(List<Refused> refusedToday, List<Need> needs, List<Violation> into) {
    Map<String, Refused> first = new TreeMap<>();
    Map<String, Integer> count = new TreeMap<>();
    for (Refused refused : refusedToday) {
      first.putIfAbsent(refused.resource(), refused);
      count.merge(refused.resource(), 1, Integer::sum);
    }
    first.forEach(
        (resource, refused) -> {
          String figure =
              resource + " " + refused.figure() + "; " + count.get(resource) + " sorties lost";
          into.add(
              new Violation(
                  "sortie "
                      + refused.sortie().id()
                      + " at "
                      + Roster.clock(refused.sortie().startsAt(), timetable),
                  "fleet",
                  figure,
                  remedy(resource, needs)));
        });
  }

  private String remedy(String resource, List<Need> needs) {
    List<String> remedies = new ArrayList<>();
    for (Need need : needs) {
      boolean same =
          need.resource().equals(resource)
              || (resource.startsWith("airframe ")
                  && need.resource().startsWith("airframes ")
                  && List.of(need.resource().substring(10).split(", "))
                      .contains(resource.substring(9)))
              || (resource.startsWith("packs of ")
                  && need.resource().equals("chargers of " + resource.substring(9)));
      if (same && need.more() > 0) {
        remedies.add(
            String.format(
                Locale.ROOT,
                "%s: %d needed at %s, %d there, %d more: %s",
                need.resource(),
                need.needed(),
                Roster.clock(need.at(), timetable),
                need.have(),
                need.more(),
                need.arithmetic()));
      }
    }
    return remedies.isEmpty() ? "fit and free when it is due" : String.join("; ", remedies);
  }

  /** What is charged in a day must fit into a day, or the store runs empty in the end. */
  private void chargingHours(Roster roster, Instant from, Instant until, List<Violation> into) {
    for (Dock dock : fleet.orElseThrow().docks()) {
      if (dock.swap().isEmpty()) {
        continue;
      }
      Duration sum = Duration.ZERO;
      for (Turn turn : roster.turns()) {
        if (turn.dock().equals(dock) && within(turn.sortie(), from, until)) {
          sum = sum.plus(turn.charge());
        }
      }
      Duration capacity = Duration.between(from, until).multipliedBy(dock.chargers());
      if (sum.compareTo(capacity) > 0) {
        into.add(
            new Violation(
                "dock " + dock.id(),
                "fleet",
                String.format(
                    Locale.ROOT, "%.1f h of charging a day", sum.toMillis() / 3_600_000.0),
                String.format(
                    Locale.ROOT,
                    "%.1f h with %d chargers",
                    capacity.toMillis() / 3_600_000.0,
                    dock.chargers())));
      }
    }
  }

  private void weather(List<Violation> into) {
    double plannedMps = check.limits().wind().speedMps();
    fleet
        .orElseThrow()
        .weather()
        .windMps()
        .ifPresent(
            allowedMps -> {
              if (check.limits().energy().isPresent() && allowedMps > plannedMps) {
                into.add(
                    new Violation(
                        "fleet.yaml, weather.windMps",
                        "wind",
                        String.format(Locale.ROOT, "starts in up to %.1f m/s", allowedMps),
                        String.format(
                            Locale.ROOT,
                            "%.1f m/s, which limits.yaml plans the energy for",
                            plannedMps)));
              }
            });
  }
}
