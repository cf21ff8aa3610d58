package io.skybeat.simulator.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.analytics.publish.SpoolWatch;
import io.skybeat.core.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Kills of a part of the demo at seeded moments while a drone is in the air, and what has to hold
 * all the same: the sightings that analytics ever put on its disk and those that the station has in
 * the end are the same ones, each once.
 */
final class Kills {
  /** What can be killed. */
  enum Victim {
    ANALYTICS,
    STATION,
    /** The simulator's cameras. */
    VIDEO
  }

  /** From the victim's return to its next end: long enough to do something, too short to finish. */
  private static final int SHORTEST_MS = 5_000;

  private static final int LONGEST_MS = 15_000;

  private final Victim victim;
  private final int count;
  private final SplittableRandom random;
  private final Time time;
  private final SpoolWatch spool;
  private final SortedSet<String> spooled = new TreeSet<>();
  private int done;
  private OptionalLong nextNanos = OptionalLong.empty();

  Kills(Victim victim, int count, long seed, Time time, Path spool) {
    this.victim = victim;
    this.count = count;
    this.random = new SplittableRandom(seed);
    this.time = time;
    this.spool = new SpoolWatch(spool);
  }

  Victim victim() {
    return victim;
  }

  int done() {
    return done;
  }

  boolean over() {
    return done >= count;
  }

  /**
   * True when the next kill is due.
   *
   * @param working whether the victim is at work: a drone is in the air, the victim is back
   */
  boolean due(boolean working) {
    if (over() || !working) {
      nextNanos = OptionalLong.empty();
      return false;
    }
    if (nextNanos.isEmpty()) {
      int waitMs = SHORTEST_MS + random.nextInt(LONGEST_MS - SHORTEST_MS);
      nextNanos = OptionalLong.of(time.nanos() + Duration.ofMillis(waitMs).toNanos());
    }
    return time.nanos() - nextNanos.getAsLong() >= 0;
  }

  /** The victim was killed; the time to its next end begins when it works again. */
  void struck() {
    done++;
    nextNanos = OptionalLong.empty();
  }

  /** Notes the sightings that analytics has put on its disk. */
  void noteSpool() throws IOException {
    spooled.addAll(spool.news());
  }

  /**
   * What became of the sightings.
   *
   * @param spooled how many analytics put on its disk
   * @param atStation how many different ones the station has
   * @param lost on analytics' disk once, not at the station
   * @param doubled at the station more than once
   * @param unknown at the station, but never on analytics' disk
   */
  record Account(
      int spooled, int atStation, List<String> lost, List<String> doubled, List<String> unknown) {
    boolean agree() {
      return lost.isEmpty() && doubled.isEmpty() && unknown.isEmpty();
    }

    void write(ObjectNode out) {
      out.put("spooled", spooled);
      out.put("at_station", atStation);
      out.put("lost", lost.size());
      out.put("doubled", doubled.size());
      out.put("unknown", unknown.size());
    }
  }

  /** Holds what was spooled against the station's sightings, one id for each that it keeps. */
  Account account(List<String> atStation) {
    SortedSet<String> once = new TreeSet<>();
    List<String> doubled = new ArrayList<>();
    for (String id : atStation) {
      if (!once.add(id)) {
        doubled.add(id);
      }
    }
    List<String> lost = new ArrayList<>(spooled);
    lost.removeAll(once);
    List<String> unknown = new ArrayList<>(once);
    unknown.removeAll(spooled);
    return new Account(spooled.size(), once.size(), lost, doubled, unknown);
  }

  /**
   * Writes {@code kills} with the account; true when every kill was done, and the ids agree.
   *
   * @param expected whether there must be sightings at all: where there are none nothing is proven
   */
  boolean write(Account account, boolean expected, ObjectNode summary) {
    ObjectNode out = summary.putObject("kills");
    out.put("victim", victim.name().toLowerCase(Locale.ROOT));
    out.put("wanted", count);
    out.put("done", done);
    account.write(out);
    return over() && account.agree() && (account.spooled() > 0 || !expected);
  }
}
