package io.skybeat.missions.day;

import io.skybeat.missions.check.Violation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A day on paper.
 *
 * @param date local
 * @param zone of the timetable
 * @param planned how many sorties the timetable asks for
 * @param sorties those that can be flown, with what
 * @param refused those that cannot, with the reason
 * @param needs of every resource
 * @param gaps the longest of each place
 * @param violations why the day is not as it should be; empty: it can be flown
 * @param notes what was not looked at
 */
public record DayPlan(
    LocalDate date,
    ZoneId zone,
    int planned,
    List<Assigned> sorties,
    List<Refused> refused,
    List<Need> needs,
    List<Gap> gaps,
    List<Violation> violations,
    List<String> notes) {
  public DayPlan {
    sorties = List.copyOf(sorties);
    refused = List.copyOf(refused);
    needs = List.copyOf(needs);
    gaps = List.copyOf(gaps);
    violations = List.copyOf(violations);
    notes = List.copyOf(notes);
  }

  /** The same with other violations. */
  public DayPlan with(List<Violation> other) {
    return new DayPlan(date, zone, planned, sorties, refused, needs, gaps, other, notes);
  }
}
