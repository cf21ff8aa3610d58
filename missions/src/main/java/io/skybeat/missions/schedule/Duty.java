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
    LocalDate day = at.atZone(zone).toLocalDate();
    if (!weekdays.isEmpty() && !weekdays.contains(day.getDayOfWeek())) {
      return false;
    }
    Instant from = day.atTime(hours.from()).atZone(zone).toInstant();
    Instant until =
        hours
            .until()
            .map(time -> day.atTime(time).atZone(zone).toInstant())
            .orElse(day.plusDays(1).atStartOfDay(zone).toInstant());
    return !at.isBefore(from) && at.isBefore(until);
  }
}
