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
      names = "--journal",
      paramLabel = "FILE",
      description = "writes the day's journal there, a fact a line")
  private Path journal;

  @Option(names = "--json", description = "one JSON object as the last line")
  private boolean json;

  @Override
  public Integer call() {
    DayOptions options;
    try {
      options =
          new DayOptions(
              seed,
              sorties,
              FaultProfile.valueOf(faults.toUpperCase(Locale.ROOT)),
              Path.of(System.getProperty("skybeat.root", "."), "missions"));
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
    }
    long begun = System.nanoTime();
    DayResult result;
    try {
      Day day = new Day(options);
      result = day.run();
      if (journal != null) {
        List<String> lines = new ArrayList<>();
        day.journal(lines::add);
        Files.write(journal, lines);
      }
    } catch (BadDocument | IOException e) {
      System.err.println("day: " + e.getMessage());
      return 1;
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    print(result, seconds);
    if (json) {
      ObjectNode line = Json.MAPPER.valueToTree(result);
      line.put("good", result.good());
      line.put("checked", result.checked());
      line.put("wallS", Math.round(seconds * 10) / 10.0);
      System.out.println(Json.write(line));
    }
    return result.good() ? 0 : 1;
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
