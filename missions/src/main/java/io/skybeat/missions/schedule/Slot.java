package io.skybeat.missions.schedule;

import io.skybeat.core.flight.DroneId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of the timetable: a route flown again and again, or at named moments.
 *
 * @param id unique in the timetable
 * @param route name of the plan
 * @param drone which drone flies it, or the first of those that take turns
 * @param others the drones that take turns with it, in order
 * @param pilot who answers for it
 * @param every time between starts, empty when {@code at} names them
 * @param from first start of a day, local time
 * @param until no start at or after this local time; empty: until midnight
 * @param weekdays days on which it is flown; empty: all
 * @param days of the calendar on which it is flown
 * @param at starts by the clock, UTC
 * @param standIns drones that fly it only where the one whose turn it is cannot, in order
 */
public record Slot(
    String id,
    String route,
    DroneId drone,
    List<DroneId> others,
    String pilot,
    Optional<Duration> every,
    LocalTime from,
    Optional<LocalTime> until,
    List<DayOfWeek> weekdays,
    Days days,
    List<Instant> at,
    List<DroneId> standIns) {
  public Slot {
    others = List.copyOf(others);
    weekdays = List.copyOf(weekdays);
    at = List.copyOf(at);
    standIns = List.copyOf(standIns);
    if (every.isPresent() == !at.isEmpty()) {
      throw new IllegalArgumentException("slot " + id + ": give either 'every' or 'at'");
    }
    if (every.isPresent() && every.get().compareTo(Duration.ofMinutes(1)) < 0) {
      throw new IllegalArgumentException("slot " + id + ": 'every' must be at least PT1M");
    }
    if (others.contains(drone) || others.stream().distinct().count() < others.size()) {
      throw new IllegalArgumentException("slot " + id + ": a drone takes turns with itself");
    }
  }

  /** A line that one drone flies, whatever day it is. */
  public Slot(
      String id,
      String route,
      DroneId drone,
      String pilot,
      Optional<Duration> every,
      LocalTime from,
      Optional<LocalTime> until,
      List<DayOfWeek> weekdays,
      List<Instant> at) {
    this(
        id,
        route,
        drone,
        List.of(),
        pilot,
        every,
        from,
        until,
        weekdays,
        Days.EVERY,
        at,
        List.of());
  }

  /** A line in which nobody stands in but those that take turns. */
  public Slot(
      String id,
      String route,
      DroneId drone,
      List<DroneId> others,
      String pilot,
      Optional<Duration> every,
      LocalTime from,
      Optional<LocalTime> until,
      List<DayOfWeek> weekdays,
      Days days,
      List<Instant> at) {
    this(id, route, drone, others, pilot, every, from, until, weekdays, days, at, List.of());
  }

  /** This line with drones that stand in where its own cannot fly. */
  public Slot with(List<DroneId> others) {
    return new Slot(
        id, route, drone, this.others, pilot, every, from, until, weekdays, days, at, others);
  }

  /** All drones that fly it, in the order of their turns. */
  public List<DroneId> drones() {
    List<DroneId> all = new ArrayList<>();
    all.add(drone);
    all.addAll(others);
    return all;
  }
}
