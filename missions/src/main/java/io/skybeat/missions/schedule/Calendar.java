package io.skybeat.missions.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Which days are worked and when school begins and ends.
 *
 * @param holidays days off, whatever their weekday
 * @param workdays days that are worked although they fall on a weekend
 * @param terms school terms
 * @param schoolTimes hours at which children come and go
 */
public record Calendar(
    List<LocalDate> holidays, List<LocalDate> workdays, List<Term> terms, List<Hours> schoolTimes) {
  /** Weekdays are worked, weekends are not, and there is no school. */
  public static final Calendar PLAIN = new Calendar(List.of(), List.of(), List.of(), List.of());

  public Calendar {
    holidays = List.copyOf(holidays);
    workdays = List.copyOf(workdays);
    terms = List.copyOf(terms);
    schoolTimes = List.copyOf(schoolTimes);
  }

  /** First and last day of a school term. */
  public record Term(LocalDate from, LocalDate until) {
    public Term {
      if (until.isBefore(from)) {
        throw new IllegalArgumentException("term: until " + until + " is before from " + from);
      }
    }
  }

  /**
   * A part of a day.
   *
   * @param from inclusive
   * @param until exclusive; empty: midnight
   */
  public record Hours(LocalTime from, Optional<LocalTime> until) {
    public Hours {
      if (until.isPresent() && !until.get().isAfter(from)) {
        throw new IllegalArgumentException(
            "hours: until "
                + until.get()
                + " is not after from "
                + from
                + "; split what crosses midnight");
      }
    }

    /** The whole day. */
    public static final Hours ALL = new Hours(LocalTime.MIDNIGHT, Optional.empty());
  }

  /** True when {@code day} is worked. */
  public boolean worked(LocalDate day) {
    if (holidays.contains(day)) {
      return false;
    }
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend || workdays.contains(day);
  }

  /** True when {@code day} is worked and lies within a term. */
  public boolean school(LocalDate day) {
    return worked(day)
        && terms.stream().anyMatch(t -> !day.isBefore(t.from()) && !day.isAfter(t.until()));
  }

  /** The hours of {@code day} that {@code days} means; none when it does not mean the day. */
  public List<Hours> hours(Days days, LocalDate day) {
    return switch (days) {
      case EVERY -> List.of(Hours.ALL);
      case WORKDAYS -> worked(day) ? List.of(Hours.ALL) : List.of();
      case RESTDAYS -> worked(day) ? List.of() : List.of(Hours.ALL);
      case SCHOOL_DAYS -> school(day) ? List.of(Hours.ALL) : List.of();
      case SCHOOL_TIMES -> school(day) ? schoolTimes : List.of();
    };
  }
}
