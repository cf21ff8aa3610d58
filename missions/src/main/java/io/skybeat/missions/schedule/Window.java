package io.skybeat.missions.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time in which a place must not be left alone.
 *
 * @param from inclusive
 * @param until exclusive
 */
public record Window(Instant from, Instant until) {
  /** The windows of {@code place} on a local day, in order. */
  public static List<Window> of(WatchedPlace place, Timetable timetable, LocalDate date) {
    List<Window> windows = new ArrayList<>();
    for (Calendar.Hours day : timetable.calendar().hours(place.days(), date)) {
      for (Calendar.Hours part : place.hours().isEmpty() ? List.of(day) : place.hours()) {
        both(of(day, date, timetable.zone()), of(part, date, timetable.zone()))
            .ifPresent(windows::add);
      }
    }
    return windows;
  }

  /**
   * The one that {@code at} lies in, with what goes on the day before and after; empty: the place
   * does not matter then.
   */
  public static Optional<Window> at(WatchedPlace place, Timetable timetable, Instant at) {
    LocalDate date = at.atZone(timetable.zone()).toLocalDate();
    return of(place, timetable, date).stream()
        .filter(one -> one.holds(at))
        .findFirst()
        .map(one -> one.joined(of(place, timetable, date.minusDays(1))))
        .map(one -> one.joined(of(place, timetable, date.plusDays(1))));
  }

  /** Midnight does not part what goes on. */
  private Window joined(List<Window> others) {
    for (Window other : others) {
      if (other.until.equals(from)) {
        return new Window(other.from, until);
      }
      if (other.from.equals(until)) {
        return new Window(from, other.until);
      }
    }
    return this;
  }

  /** A part of a local day. */
  public static Window of(Calendar.Hours hours, LocalDate date, ZoneId zone) {
    return new Window(
        date.atTime(hours.from()).atZone(zone).toInstant(),
        hours
            .until()
            .map(time -> date.atTime(time).atZone(zone))
            .orElse(date.plusDays(1).atStartOfDay(zone))
            .toInstant());
  }

  /** Whether the moment lies in it. */
  public boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }

  private static Optional<Window> both(Window one, Window other) {
    Instant from = one.from.isAfter(other.from) ? one.from : other.from;
    Instant until = one.until.isBefore(other.until) ? one.until : other.until;
    return from.isBefore(until) ? Optional.of(new Window(from, until)) : Optional.empty();
  }
}
