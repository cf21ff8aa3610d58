package io.skybeat.missions.plan;

import io.skybeat.core.geo.Ring;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A place that is watched.
 *
 * @param id unique, a-z, 0-9 and '-'
 * @param name in both languages
 * @param profile how it is judged
 * @param levels its limits
 * @param capacity persons, for {@link AreaProfile#CAPACITY}
 * @param ring its outline
 * @param queue when vehicles in it are a queue; empty: they never raise an alert
 * @param schoolHours for {@link AreaProfile#SCHOOL_GATE}: when other limits hold, and the queue's
 */
public record Area(
    String id,
    Label name,
    AreaProfile profile,
    Levels levels,
    OptionalInt capacity,
    Ring ring,
    Optional<QueueLimit> queue,
    Optional<SchoolHours> schoolHours) {
  /** An area in which vehicles are not judged. */
  public Area(
      String id, Label name, AreaProfile profile, Levels levels, OptionalInt capacity, Ring ring) {
    this(id, name, profile, levels, capacity, ring, Optional.empty(), Optional.empty());
  }

  /** Its limits at that time. */
  public Levels levelsAt(Instant at) {
    return schoolHours.filter(hours -> hours.at(at)).isPresent()
        ? AreaProfile.SCHOOL_HOURS
        : levels;
  }

  /** When vehicles are a queue at that time; empty: never. */
  public Optional<QueueLimit> queueAt(Instant at) {
    return schoolHours.filter(hours -> !hours.at(at)).isPresent() ? Optional.empty() : queue;
  }
}
