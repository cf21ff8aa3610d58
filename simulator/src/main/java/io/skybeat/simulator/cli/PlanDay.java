package io.skybeat.simulator.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.missions.check.CheckReport;
import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Look;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.day.DayPlan;
import io.skybeat.missions.day.DayPlanner;
import io.skybeat.missions.day.Gap;
import io.skybeat.missions.day.Need;
import io.skybeat.missions.file.DayPlanFile;
import io.skybeat.missions.file.FleetFile;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.missions.schedule.WatchedPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A missions folder: its routes, and a day of its timetable. */
final class PlanDay {
  private final Path folder;
  private final Optional<Path> timetable;
  private final FlightCheck check;
  private final Optional<String> date;
  private final List<Path> exports;

  PlanDay(
      Path folder,
      Optional<Path> timetable,
      FlightCheck check,
      Optional<String> date,
      List<Path> exports) {
    this.folder = folder;
    this.timetable = timetable;
    this.check = check;
    this.date = date;
    this.exports = exports;
  }

  boolean check(ArrayNode plans, ObjectNode into, boolean json) {
    MissionsFolder missions =
        timetable
            .map(file -> MissionsFolder.read(folder, file))
            .orElseGet(() -> MissionsFolder.read(folder));
    Map<String, CheckReport> reports = new TreeMap<>();
    boolean good = true;
    for (Map.Entry<String, Plan> route : missions.routes().entrySet()) {
      CheckReport report = check.report(route.getValue(), List.of());
      reports.put(route.getKey(), report);
      int items = route.getValue().items().size();
      PlanCheck.report(route.getKey() + ".plan", items, report, plans.addObject(), json);
      good &= report.violations().isEmpty();
    }
    DayPlan plan =
        new DayPlanner(
                missions.timetable(),
                missions.routes(),
                missions.areas(),
                check,
                file("fleet.yaml").map(FleetFile::fleet),
                file("approvals.yaml").map(FleetFile::approvals))
            .plan(day(missions.timetable()), reports);
    List<Violation> violations = new ArrayList<>(coverage(missions, reports));
    violations.addAll(plan.violations());
    DayPlan whole = plan.with(violations);
    into.setAll(DayPlanFile.json(whole));
    exports.forEach(file -> DayPlanFile.write(whole, file));
    if (!json) {
      print(whole);
    }
    return good && violations.isEmpty();
  }

  private Optional<Path> file(String name) {
    return Optional.of(folder.resolve(name)).filter(Files::exists);
  }

  private LocalDate day(Timetable table) {
    try (SystemTime time = new SystemTime()) {
      LocalDate today = LocalDate.ofInstant(time.now(), table.zone());
      return date.map(LocalDate::parse).orElse(today.plusDays(1));
    } catch (DateTimeException e) {
      throw new BadDocument(
          "--date " + date.orElse("") + ": a day such as 2026-11-22 is needed", e);
    }
  }

  /** Every place is covered by some route, as far as the timetable asks for it. */
  private List<Violation> coverage(MissionsFolder missions, Map<String, CheckReport> reports) {
    List<Violation> violations = new ArrayList<>();
    for (Area area : missions.areas()) {
      double needed = check.limits().camera().minShare();
      for (WatchedPlace place : missions.timetable().places()) {
        if (place.area().equals(area.id())) {
          needed = place.minShare().orElse(needed);
        }
      }
      String bestRoute = "no route";
      double best = 0;
      for (Map.Entry<String, CheckReport> report : reports.entrySet()) {
        for (Look look : report.getValue().looks()) {
          if (look.area().equals(area.id()) && look.share() > best) {
            best = look.share();
            bestRoute = report.getKey() + ", " + look.bestLeg();
          }
        }
      }
      if (best < needed) {
        violations.add(
            new Violation(
                bestRoute,
                "coverage of " + area.id(),
                String.format(Locale.ROOT, "%.0f %% of its ground", 100 * best),
                String.format(Locale.ROOT, "%.0f %%", 100 * needed)));
      }
    }
    return violations;
  }

  private static void print(DayPlan plan) {
    System.out.printf(
        Locale.ROOT,
        "%s (%s): %d sorties planned, %d can be flown, %s%n",
        plan.date(),
        plan.zone(),
        plan.planned(),
        plan.sorties().size(),
        plan.violations().isEmpty()
            ? "the day is feasible"
            : plan.violations().size() + " violations");
    plan.violations().forEach(violation -> System.out.println("  " + violation));
    for (Need need : plan.needs()) {
      System.out.printf(
          Locale.ROOT,
          "  %s: %d needed of %d at %s, %s%n",
          need.resource(),
          need.needed(),
          need.have(),
          clock(need.at(), plan),
          need.arithmetic());
    }
    for (Gap gap : plan.gaps()) {
      System.out.printf(
          Locale.ROOT,
          "  longest unwatched gap of %s: %.1f min, %s to %s (%d looks%s)%n",
          gap.area(),
          gap.length().toMillis() / 60_000.0,
          clock(gap.from(), plan),
          clock(gap.until(), plan),
          gap.looks(),
          gap.limit().map(limit -> ", limit " + limit).orElse(""));
    }
    plan.notes().forEach(note -> System.out.println("  note: " + note));
  }

  private static LocalTime clock(Instant at, DayPlan plan) {
    return at.atZone(plan.zone()).toLocalTime().truncatedTo(ChronoUnit.SECONDS);
  }
}
