package io.skybeat.simulator.demo;

import io.skybeat.core.time.Time;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kills of a part of the demo while it flies, at seeded moments, and what has to hold all the same:
 * every sighting that analytics had on its disk when something died is with the station in the end,
 * once.
 */
final class Kills {
  /** What can be killed. */
  enum Victim {
    ANALYTICS,
    STATION,
    /** The simulator's picture connections. */
    VIDEO
  }

  /** Between kills: long enough for the part to come back and do something. */
  private static final int SHORTEST_S = 5;

  private static final int LONGEST_S = 11;
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final Victim victim;
  private final int count;
  private final SplittableRandom random;
  private final Time time;
  private final Path spool;
  private final SortedSet<String> waiting = new TreeSet<>();
  private int done;
  private long nextNanos;

  Kills(Victim victim, int count, long seed, Time time, Path spool) {
    this.victim = victim;
    this.count = count;
    this.random = new SplittableRandom(seed);
    this.time = time;
    this.spool = spool;
    this.nextNanos = time.nanos() + Duration.ofSeconds(15).toNanos();
  }

  Victim victim() {
    return victim;
  }

  int done() {
    return done;
  }

  /** True when the next kill is due; counts it. */
  boolean due() {
    if (done >= count || time.nanos() < nextNanos) {
      return false;
    }
    done++;
    nextNanos =
        time.nanos()
            + Duration.ofMillis(
                    1000L * SHORTEST_S + random.nextInt(1000 * (LONGEST_S - SHORTEST_S)))
                .toNanos();
    return true;
  }

  /** Notes the sightings that lie in analytics' spool now. */
  void noteSpool() throws IOException {
    if (!Files.isDirectory(spool)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(spool)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      for (String line : text.split("\n", -1)) {
        Matcher id = ID.matcher(line);
        // Only whole entries: a line that the kill cut short was never published.
        if (line.contains("\"sighted\"") && line.stripTrailing().endsWith("}") && id.find()) {
          waiting.add(id.group(1));
        }
      }
    }
  }

  /** Sightings that were seen in the spool and are not with the station. */
  List<String> lost(List<String> atStation) {
    List<String> lost = new ArrayList<>(waiting);
    lost.removeAll(atStation);
    return lost;
  }

  int seenInSpool() {
    return waiting.size();
  }
}
