package io.skybeat.missions.schedule;

import java.time.Duration;

/**
 * What becomes of a sortie that could not start in time.
 *
 * @param policy skip it, or fly it late
 * @param latest how late it may still start; after that it is skipped all the same
 */
public record MissedSlots(Policy policy, Duration latest) {
  /** Skipped, as the timetable has the next one soon. */
  public static final MissedSlots SKIP = new MissedSlots(Policy.SKIP, Duration.ZERO);

  /** What to do. */
  public enum Policy {
    /** The next slot comes soon enough. */
    SKIP,
    /** It is flown as soon as it can be, unless that would make the next one late. */
    CATCH_UP
  }
}
