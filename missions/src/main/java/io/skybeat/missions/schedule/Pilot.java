package io.skybeat.missions.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A responsible pilot.
 *
 * @param id as facts name it
 * @param name as pages show it
 * @param maxDrones how many drones may be in the air under this pilot at once
 * @param duty when; empty: round the clock, or as a person says at run time
 */
public record Pilot(String id, String name, int maxDrones, List<Duty> duty) {
  private static final int WEEK_AND_EDGES = 9;

  public Pilot {
    duty = List.copyOf(duty);
    if (maxDrones < 1) {
      throw new IllegalArgumentException("pilot " + id + ": maxDrones must be at least 1");
    }
  }

  /** A pilot whose hours nobody has written down. */
  public Pilot(String id, String name, int maxDrones) {
    this(id, name, maxDrones, List.of());
  }

  /** True when the roster has this pilot on duty at {@code at}. */
  public boolean rostered(Instant at, ZoneId zone) {
    return duty.isEmpty() || duty.stream().anyMatch(one -> one.covers(at, zone));
  }

  /** When a shift of the roster begins or ends next after {@code from}; empty: never. */
  public Optional<Instant> nextChange(Instant from, ZoneId zone) {
    TreeSet<Instant> edges = new TreeSet<>();
    LocalDate first = from.atZone(zone).toLocalDate().minusDays(1);
    for (Duty one : duty) {
      for (int day = 0; day <= WEEK_AND_EDGES; day++) {
        edges.addAll(one.edges(first.plusDays(day), zone));
      }
    }
    boolean now = rostered(from, zone);
    return edges.tailSet(from, false).stream().filter(at -> rostered(at, zone) != now).findFirst();
  }
}
