package io.skybeat.station.evidence;

import java.time.Duration;

/**
 * How evidence is made and kept.
 *
 * @param on whether it is
 * @param before film wanted before the triggering frame, at least 5 s
 * @param after film wanted after it, at least 5 s
 * @param keep how long an item is kept unless it is on hold
 */
public record EvidenceTerms(boolean on, Duration before, Duration after, Duration keep) {
  private static final Duration LEAST = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofMinutes(2);

  /** Five seconds each way, ninety days. */
  public static final EvidenceTerms DEFAULT =
      new EvidenceTerms(true, LEAST, LEAST, Duration.ofDays(90));

  /** No evidence is made: for simulated days without pictures. */
  public static final EvidenceTerms OFF =
      new EvidenceTerms(false, LEAST, LEAST, Duration.ofDays(90));

  public EvidenceTerms {
    for (Duration length : new Duration[] {before, after}) {
      if (length.compareTo(LEAST) < 0 || length.compareTo(MOST) > 0) {
        throw new IllegalArgumentException(
            "before and after: " + length + " is not within PT5S..PT2M");
      }
    }
    if (keep.compareTo(Duration.ofHours(1)) < 0) {
      throw new IllegalArgumentException("keep: " + keep + " is under an hour (days: P90D)");
    }
  }
}
