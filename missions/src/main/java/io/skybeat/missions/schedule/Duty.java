package io.skybeat.missions.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * When a pilot is on duty.
 *
 * @param hours local time
 * @param weekdays empty: all
 */
public record Duty(Calendar.Hours hours, List<DayOfWeek> weekdays) {
  public Duty {
    weekdays = List.copyOf(weekdays);
  }

  /** True at {@code at}. */
  boolean covers(Instant at, ZoneId zone) {
    List<Instant> edges = edges(at.atZone(zone).toLocalDate(), zone);
    return !edges.isEmpty() && !at.isBefore(edges.get(0)) && at.isBefore(edges.get(1));
  }

  /** When it begins and ends on {@code day}; none where it is not on that day. */
  List<Instant> edges(LocalDate day, ZoneId zone) {
    if (!weekdays.isEmpty() && !weekdays.contains(day.getDayOfWeek())) {
      return List.of();
    }
    return List.of(
        day.atTime(hours.from()).atZone(zone).toInstant(),
        hours
            .until()
            .map(time -> day.atTime(time).atZone(zone).toInstant())
            .orElse(day.plusDays(1).atStartOfDay(zone).toInstant()));
  }
}
