package io.skybeat.missions.schedule;

import java.time.Duration;

/**
 * What becomes of a sortie that could not start in time, or was broken off.
 *
 * @param policy skip it, fly it late, or catch up once
 * @param latest how late it may still start; after that it is skipped all the same
 * @param resume a sortie that was broken off is flown on from there, on another airframe or pack
 */
public record MissedSlots(Policy policy, Duration latest, boolean resume) {
  /** Skipped, as the timetable has the next one soon. */
  public static final MissedSlots SKIP = new MissedSlots(Policy.SKIP, Duration.ZERO);

  public MissedSlots {
    if (latest.isNegative()) {
      throw new IllegalArgumentException("latest must not be negative");
    }
    if (policy != Policy.SKIP && latest.isZero()) {
      throw new IllegalArgumentException(
          "latest is needed: how late a sortie may still start, such as PT5M");
    }
  }

  /** Broken-off sorties are not flown on. */
  public MissedSlots(Policy policy, Duration latest) {
    this(policy, latest, false);
  }

  /** What to do. */
  public enum Policy {
    /** The next slot comes soon enough. */
    SKIP,
    /** Each is flown as soon as it can be, unless that would make its airframe's next one late. */
    LATE,
    /**
     * Likewise, but of several sorties of one line that wait only the newest is flown: one flight
     * makes up for them all.
     */
    CATCH_UP
  }
}
