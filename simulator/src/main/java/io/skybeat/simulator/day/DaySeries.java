package io.skybeat.simulator.day;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * Many days, one a seed. Each is written to a file as a line as soon as it is over, and days that
 * stand there already are not played again.
 */
final class DaySeries {
  private final long from;
  private final long to;
  private final Optional<Path> file;
  private final LongFunction<DayOptions> options;
  private final PrintStream out;

  /**
   * @param seeds {@code 1..200}, or a single one
   * @param options of a seed's day
   */
  DaySeries(String seeds, Optional<Path> file, LongFunction<DayOptions> options, PrintStream out) {
    String[] ends = seeds.split("\\.\\.", -1);
    try {
      from = Long.parseLong(ends[0]);
      to = Long.parseLong(ends[ends.length - 1]);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--seeds " + seeds + " is not such as 1..200", e);
    }
    if (ends.length > 2 || to < from) {
      throw new IllegalArgumentException("--seeds " + seeds + " is not such as 1..200");
    }
    this.file = file;
    this.options = options;
    this.out = out;
  }

  /** Plays what is missing; true when all days of the range are good. */
  boolean run() throws IOException {
    SortedMap<Long, JsonNode> done = read();
    for (long seed = from; seed <= to; seed++) {
      if (!done.containsKey(seed)) {
        ObjectNode line = play(options.apply(seed));
        done.put(seed, line);
        if (file.isPresent()) {
          Files.writeString(
              file.get(),
              Json.write(line) + "\n",
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
        }
      }
    }
    return total(done.subMap(from, to + 1));
  }

  private ObjectNode play(DayOptions day) {
    long begun = System.nanoTime();
    DayResult result = new Day(day).run();
    double seconds = (System.nanoTime() - begun) / 1e9;
    out.printf(
        Locale.ROOT,
        "seed %d: %s, planned %d, %s, %.1f s%n",
        day.seed(),
        result.good() ? "good" : "FAILS: " + result.failure(),
        result.planned(),
        result.outcomes(),
        seconds);
    if (!result.good()) {
      result.story().forEach(out::println);
    }
    ObjectNode line = Json.MAPPER.valueToTree(result);
    line.remove("story");
    line.put("good", result.good());
    line.put("sorties", day.sorties());
    line.put("wallS", Math.round(seconds * 10) / 10.0);
    return line;
  }

  private SortedMap<Long, JsonNode> read() throws IOException {
    SortedMap<Long, JsonNode> done = new TreeMap<>();
    if (file.isEmpty() || !Files.exists(file.get())) {
      return done;
    }
    DayOptions wanted = options.apply(from);
    int number = 0;
    for (String text : Files.readAllLines(file.get())) {
      number++;
      JsonNode line = Json.read(text, JsonNode.class);
      boolean same =
          line.path("profile").asText().equals(wanted.profile().word())
              && line.path("sorties").asInt() == wanted.sorties();
      if (!same) {
        throw new BadDocument(
            file.get()
                + ", line "
                + number
                + ": is of another profile or number of sorties; name another file");
      }
      done.put(line.path("seed").asLong(), line);
    }
    return done;
  }

  private boolean total(SortedMap<Long, JsonNode> days) {
    long good = 0;
    long planned = 0;
    long events = 0;
    long checked = 0;
    SortedMap<String, Long> outcomes = new TreeMap<>();
    for (JsonNode day : days.values()) {
      good += day.path("good").asBoolean() ? 1 : 0;
      planned += day.path("planned").asLong();
      events += day.path("events").asLong();
      for (JsonNode count : day.path("checks")) {
        checked += count.asLong();
      }
      day.path("outcomes")
          .fields()
          .forEachRemaining(
              one -> outcomes.merge(one.getKey(), one.getValue().asLong(), Long::sum));
    }
    out.printf(
        Locale.ROOT,
        "%d days, %d good; %d sorties planned, %s; %d events, %d checks%n",
        days.size(),
        good,
        planned,
        outcomes,
        events,
        checked);
    return good == days.size();
  }
}
