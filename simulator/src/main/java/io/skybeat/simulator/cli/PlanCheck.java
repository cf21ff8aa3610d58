package io.skybeat.simulator.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import io.skybeat.missions.check.CheckReport;
import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Look;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.file.PlanningFolder;
import io.skybeat.missions.format.Conversion;
import io.skybeat.missions.format.ImportTerms;
import io.skybeat.missions.format.RouteDocument;
import io.skybeat.missions.format.RouteFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./skybeat plan check}: routes, and whole missions folders with their timetable. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks routes over whole legs, turns and the way home from everywhere: fences, airspace,"
          + " heights, terrain, obstacles, people, link, energy in the wind, flight time. Every"
          + " violation names leg, figure and limit.",
      "A missions FOLDER is checked with its own files and its timetable: separation, coverage, and"
          + " whether a day can be flown."
    })
final class PlanCheck implements Callable<Integer> {
  private static final int MOST_LINES = 100;

  @Parameters(
      arity = "1..*",
      paramLabel = "PLAN|FOLDER",
      description = ".plan or .waypoints files, or a missions folder")
  private List<Path> places;

  @Option(names = "--areas", paramLabel = "FILE", description = "areas.yaml: where people are")
  private Optional<Path> areas = Optional.empty();

  @Option(names = "--limits", paramLabel = "FILE", description = "limits.yaml")
  private Optional<Path> limits = Optional.empty();

  @Option(
      names = "--terrain",
      paramLabel = "FILE|FOLDER",
      description = "elevation: SRTM .hgt or GeoTIFF")
  private Optional<Path> terrain = Optional.empty();

  @Option(
      names = "--obstacles",
      paramLabel = "FILE",
      description = "buildings, wires, cranes with heights: .geojson, .kml")
  private Optional<Path> obstacles = Optional.empty();

  @Option(names = "--airspace", paramLabel = "FILE", description = "no-fly areas and ceilings")
  private Optional<Path> airspace = Optional.empty();

  @Option(names = "--people", paramLabel = "FILE", description = "known densities")
  private Optional<Path> people = Optional.empty();

  @Option(
      names = "--watch",
      split = ",",
      paramLabel = "AREA",
      description = "places that each PLAN must cover")
  private List<String> watches = new ArrayList<>();

  @Option(
      names = "--timetable",
      paramLabel = "FILE",
      description = "a timetable in place of the folder's own")
  private Optional<Path> timetable = Optional.empty();

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "day of the timetable to check, local (2026-11-22); default: tomorrow")
  private Optional<String> date = Optional.empty();

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "writes the day plan: .csv or .json (may be given twice)")
  private List<Path> exports = new ArrayList<>();

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Override
  public Integer call() {
    ObjectNode summary = Json.MAPPER.createObjectNode();
    ArrayNode plans = summary.putArray("plans");
    boolean good = true;
    try {
      for (Path place : places) {
        if (Files.isDirectory(place)) {
          FlightCheck check = terms(Optional.of(place)).read();
          PlanDay day = new PlanDay(place, timetable, check, date, exports);
          good &= day.check(plans, summary.putObject("day"), json);
        } else {
          good &= route(place, terms(Optional.empty()).read(), plans.addObject());
        }
      }
    } catch (BadDocument e) {
      System.err.println("plan check: " + e.getMessage());
      if (json) {
        System.out.println(Json.write(Json.MAPPER.createObjectNode().put("error", e.getMessage())));
      }
      return 1;
    }
    summary.put("good", good);
    if (json) {
      System.out.println(Json.write(summary));
    }
    return good ? 0 : 1;
  }

  private PlanningFolder terms(Optional<Path> folder) {
    return new PlanningFolder(folder, limits, areas, obstacles, airspace, people, terrain);
  }

  private boolean route(Path file, FlightCheck check, ObjectNode into) {
    RouteFormat format = RouteFormat.of(file);
    if (format != RouteFormat.PLAN && format != RouteFormat.WAYPOINTS) {
      throw new BadDocument(
          file
              + ": a drawing says too little to be checked; make a plan of it first: ./skybeat plan"
              + " convert "
              + file
              + " ROUTE.plan");
    }
    RouteDocument route = Conversion.read(file, ImportTerms.NONE);
    CheckReport report = check.report(route.plan(), watches);
    report(file.toString(), route.plan().items().size(), report, into, json);
    return report.violations().isEmpty();
  }

  /** One route's report, into JSON and, unless that is all that is wanted, onto the screen. */
  static void report(String name, int items, CheckReport report, ObjectNode into, boolean json) {
    into.put("plan", name).put("items", items);
    into.put("lengthM", Math.rint(report.lengthM()));
    into.put("durationS", Math.rint(report.durationS()));
    report.energyWh().ifPresent(wh -> into.put("energyWh", Math.rint(wh * 10) / 10));
    report
        .tightestWh()
        .ifPresent(
            wh ->
                into.putObject("tightest")
                    .put("where", report.tightest())
                    .put("energyWh", Math.rint(wh * 10) / 10));
    ArrayNode looks = into.putArray("looks");
    for (Look look : report.looks()) {
      ObjectNode one = looks.addObject();
      one.put("area", look.area()).put("share", Math.rint(look.share() * 1000) / 1000);
      one.put("inViewS", look.inViewS()).put("bestLeg", look.bestLeg());
    }
    into.set("violations", Json.MAPPER.valueToTree(report.violations()));
    into.set("notes", Json.MAPPER.valueToTree(report.notes()));
    if (json) {
      return;
    }
    List<Violation> violations = report.violations();
    System.out.printf(
        Locale.ROOT,
        "%s: %d items, %.0f m, %.0f s, %s%n",
        name,
        items,
        report.lengthM(),
        report.durationS(),
        violations.isEmpty() ? "may be flown" : violations.size() + " violations");
    violations.stream().limit(MOST_LINES).forEach(v -> System.out.println("  " + v));
    if (violations.size() > MOST_LINES) {
      System.out.println("  and " + (violations.size() - MOST_LINES) + " more; --json has all");
    }
    report
        .tightestWh()
        .ifPresent(
            wh ->
                System.out.printf(
                    Locale.ROOT, "  energy: %.1f Wh, tightest: %s%n", wh, report.tightest()));
    for (Look look : report.looks()) {
      System.out.printf(
          Locale.ROOT,
          "  sees %.0f %% of %s, %.0f s in view%n",
          100 * look.share(),
          look.area(),
          look.inViewS());
    }
    report.notes().forEach(note -> System.out.println("  note: " + note));
  }
}
