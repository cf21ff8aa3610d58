package io.skybeat.missions.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * When children arrive and leave.
 *
 * @param zone in which the times are meant
 * @param times of the week
 */
public record SchoolHours(ZoneId zone, List<Time> times) {
  public SchoolHours {
    if (zone == null || times == null || times.isEmpty()) {
      throw new IllegalArgumentException("schoolHours: zone and times are needed");
    }
    times = List.copyOf(times);
  }

  /** On these days, from one time of day until another on the same day. */
  public record Time(List<DayOfWeek> days, LocalTime from, LocalTime until) {
    public Time {
      if (days == null || days.isEmpty() || from == null || until == null) {
        throw new IllegalArgumentException("schoolHours: days, from and until are needed");
      }
      if (!from.isBefore(until)) {
        throw new IllegalArgumentException(
            "schoolHours: from " + from + " is not before until " + until);
      }
      days = List.copyOf(days);
    }
  }

  /** Whether it is one of them. */
  public boolean at(Instant at) {
    ZonedDateTime here = at.atZone(zone);
    LocalTime time = here.toLocalTime();
    return times.stream()
        .filter(one -> one.days().contains(here.getDayOfWeek()))
        .anyMatch(one -> !time.isBefore(one.from()) && time.isBefore(one.until()));
  }
}
