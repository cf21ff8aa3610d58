package io.skybeat.missions.schedule;

import io.skybeat.core.flight.DroneId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A line of the timetable: a route flown again and again, or at named moments.
 *
 * @param id unique in the timetable
 * @param route name of the plan
 * @param drone which drone flies it
 * @param pilot who answers for it
 * @param every time between starts, empty when {@code at} names them
 * @param from first start of a day, local time
 * @param until no start at or after this local time; empty: until midnight
 * @param weekdays days on which it is flown; empty: all
 * @param at starts by the clock, UTC
 */
public record Slot(
    String id,
    String route,
    DroneId drone,
    String pilot,
    Optional<Duration> every,
    LocalTime from,
    Optional<LocalTime> until,
    List<DayOfWeek> weekdays,
    List<Instant> at) {
  public Slot {
    weekdays = List.copyOf(weekdays);
    at = List.copyOf(at);
    if (every.isPresent() == !at.isEmpty()) {
      throw new IllegalArgumentException("slot " + id + ": give either 'every' or 'at'");
    }
    if (every.isPresent() && every.get().compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("slot " + id + ": 'every' must be at least PT1M");
    }
  }
}
