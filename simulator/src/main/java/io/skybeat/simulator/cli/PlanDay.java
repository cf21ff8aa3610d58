package io.skybeat.simulator.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.missions.check.CheckReport;
import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Look;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.day.DaySeparation;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.schedule.PlannedSortie;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A missions folder: its routes, and a day of its timetable. */
final class PlanDay {
  private final Path folder;
  private final FlightCheck check;
  private final Optional<String> date;
  private final List<Path> exports;

  PlanDay(Path folder, FlightCheck check, Optional<String> date, List<Path> exports) {
    this.folder = folder;
    this.check = check;
    this.date = date;
    this.exports = exports;
  }

  boolean check(ArrayNode plans, ObjectNode into, boolean json) {
    MissionsFolder missions = MissionsFolder.read(folder);
    Map<String, CheckReport> reports = new TreeMap<>();
    boolean good = true;
    for (Map.Entry<String, Plan> route : missions.routes().entrySet()) {
      CheckReport report = check.report(route.getValue(), List.of());
      reports.put(route.getKey(), report);
      PlanCheck.report(
          route.getKey() + ".plan",
          route.getValue().items().size(),
          report,
          plans.addObject(),
          json);
      good &= report.violations().isEmpty();
    }
    LocalDate day = day(missions);
    Instant from = day.atStartOfDay(missions.timetable().zone()).toInstant();
    Instant until = day.plusDays(1).atStartOfDay(missions.timetable().zone()).toInstant();
    List<PlannedSortie> sorties = missions.timetable().between(from, until);
    List<Violation> violations = new ArrayList<>(coverage(missions, reports));
    violations.addAll(
        new DaySeparation(missions.routes(), check.surroundings().terrain(), check.limits())
            .violations(sorties));
    into.put("date", day.toString()).put("sorties", sorties.size());
    into.set("violations", Json.MAPPER.valueToTree(violations));
    if (!json) {
      System.out.println(
          day
              + ": "
              + sorties.size()
              + " sorties, "
              + (violations.isEmpty()
                  ? "apart from each other"
                  : violations.size() + " violations"));
      violations.forEach(violation -> System.out.println("  " + violation));
    }
    return good && violations.isEmpty();
  }

  private LocalDate day(MissionsFolder missions) {
    try (SystemTime time = new SystemTime()) {
      LocalDate today = LocalDate.ofInstant(time.now(), missions.timetable().zone());
      return date.map(LocalDate::parse).orElse(today.plusDays(1));
    } catch (DateTimeException e) {
      throw new BadDocument(
          "--date " + date.orElse("") + ": a day such as 2026-11-22 is needed", e);
    }
  }

  private List<Violation> coverage(MissionsFolder missions, Map<String, CheckReport> reports) {
    List<Violation> violations = new ArrayList<>();
    double needed = check.limits().camera().minShare();
    for (Area area : missions.areas()) {
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

  List<Path> exports() {
    return exports;
  }
}
