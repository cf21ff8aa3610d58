package io.skybeat.simulator.day;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./skybeat day}. */
@Command(
    name = "day",
    mixinStandardHelpOptions = true,
    description =
        "Plays a day of sorties in virtual time: the station's production code against simulated"
            + " vehicles over real MAVLink bytes, with faults, and checks after every event what"
            + " must always be so. The same seed gives the same day. Exit code 1 when an"
            + " invariant breaks.")
public final class DayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--seed", paramLabel = "N", description = "decides everything that varies")
  private long seed = 1;

  @Option(
      names = "--sorties",
      paramLabel = "N",
      description = "how many the timetable plans, one every 20 minutes (default: 72, a whole day)")
  private int sorties = DayOptions.WHOLE_DAY;

  @Option(
      names = "--faults",
      paramLabel = "PROFILE",
      description = "how much goes wrong: none, mild or harsh (default: mild)")
  private String faults = "mild";

  @Option(
      names = "--seeds",
      paramLabel = "A..B",
      description = "plays a day for each of these seeds, a line each")
  private String seeds;

  @Option(
      names = "--resume",
      paramLabel = "FILE",
      description = "with --seeds: keeps results there and plays only what is missing")
  private Path resume;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "plays the day that FILE describes (missions/scenarios has an example)")
  private Path scenario;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "with --scenario: writes what became of its expectations as JUnit XML")
  private Path junit;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "writes the day's journal there, a fact a line")
  private Path journal;

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try {
      if (scenario != null) {
        return scenario();
      }
      return seeds != null ? series() : one(new Day(options(seed)));
    } catch (BadDocument e) {
      System.err.println("day: " + e.getMessage());
      return 1;
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private DayOptions options(long ofSeed) {
    FaultProfile profile = FaultProfile.named(faults);
    Path missions = Path.of(System.getProperty("skybeat.root", "."), "missions");
    return DayOptions.of(ofSeed, sorties, profile, missions);
  }

  private int series() throws IOException {
    DaySeries days = new DaySeries(seeds, Optional.ofNullable(resume), this::options, System.out);
    return days.run() ? 0 : 1;
  }

  private int scenario() throws IOException {
    Scenario written = Scenario.read(scenario);
    long begun = System.nanoTime();
    Day day = written.day(scenario);
    DayResult result = day.run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    List<Scenario.Verdict> verdicts = written.judge(result);
    tell(day, result, seconds);
    boolean good = true;
    for (Scenario.Verdict verdict : verdicts) {
      good &= verdict.good();
      say(
          "%s %s%s",
          verdict.good() ? "as expected:" : "NOT:",
          verdict.expectation(),
          verdict.good() ? "" : ": " + verdict.failure());
    }
    if (junit != null) {
      JunitReport.write(junit, written.name(), verdicts, result, seconds);
    }
    return good ? 0 : 1;
  }

  private int one(Day day) throws IOException {
    long begun = System.nanoTime();
    DayResult result = day.run();
    tell(day, result, (System.nanoTime() - begun) / 1e9);
    return result.good() ? 0 : 1;
  }

  private void tell(Day day, DayResult result, double seconds) throws IOException {
    if (journal != null) {
      List<String> lines = new ArrayList<>();
      day.journal(lines::add);
      Files.write(journal, lines);
    }
    print(result, seconds);
    if (json) {
      ObjectNode line = Json.MAPPER.valueToTree(result);
      line.put("good", result.good());
      line.put("checked", result.checked());
      line.put("wallS", Math.round(seconds * 10) / 10.0);
      System.out.println(Json.write(line));
    }
  }

  private static void print(DayResult result, double seconds) {
    if (!result.good()) {
      result.story().forEach(System.out::println);
      System.out.println();
      System.out.println("seed " + result.seed() + " fails: " + result.failure());
    }
    say("seed %d, faults %s, %.1f s", result.seed(), result.profile(), seconds);
    say("planned %d, flown %d, %s", result.planned(), result.flown(), result.outcomes());
    section("excused", result.excused());
    section("flown on from where they broke off", result.resumed());
    section("longest gap, s", result.longestGapS());
    section("faults", result.faults());
    say(
        "%d events, %d facts, %d sightings, %d alerts",
        result.events(), result.facts(), result.sightings(), result.alerts());
    section("checked, " + result.checked() + " times in all", result.checks());
    say("digest %s", result.digest());
  }

  private static void section(String title, SortedMap<String, Long> lines) {
    say("%s:", title);
    lines.forEach((name, count) -> say("  %6d  %s", count, name));
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
