package io.skybeat.missions.schedule;

/** On which days, and within which hours of them, a line of the timetable is flown. */
public enum Days {
  /** On all. */
  EVERY,
  /** Working days: Monday to Friday without holidays, and days that are worked instead. */
  WORKDAYS,
  /** All others. */
  RESTDAYS,
  /** Working days within a school term. */
  SCHOOL_DAYS,
  /** The school's own times on those days: coming and going. */
  SCHOOL_TIMES
}
