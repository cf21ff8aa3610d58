package io.skybeat.missions.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A responsible pilot.
 *
 * @param id as facts name it
 * @param name as pages show it
 * @param maxDrones how many drones may be in the air under this pilot at once
 * @param duty when; empty: round the clock, or as a person says at run time
 */
public record Pilot(String id, String name, int maxDrones, List<Duty> duty) {
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
}
