package io.skybeat.analytics;

import java.time.Duration;
import java.time.Instant;

/**
 * How often a net looks that shares its cores with others: at most so often, and never for more
 * than a part of the time, so that a busy machine is looked at with more rarely instead of more
 * slowly.
 */
final class LookPace {
  private static final double MOST_OF_TIME = 0.15;

  private final double perS;
  private Instant lookedAt;
  private double tookS;

  LookPace(double perS) {
    this.perS = perS;
  }

  /** Whether a frame captured at {@code at} may be looked at. */
  boolean due(Instant at) {
    double pauseS = Math.max(1 / perS, tookS / MOST_OF_TIME);
    return lookedAt == null
        || Math.abs(Duration.between(lookedAt, at).toNanos()) / 1e9 >= pauseS - 1e-6;
  }

  /** A frame was looked at, which took so long. */
  void looked(Instant at, long nanos) {
    lookedAt = at;
    tookS = nanos / 1e9;
  }
}
