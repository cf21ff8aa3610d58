package io.skybeat.simulator.patrol;

import io.skybeat.core.time.Time;
import java.time.Duration;
import java.time.Instant;

/** The time of a film: it stands while a picture is looked at, however long the machine takes. */
final class FilmTime implements Time {
  private final Instant start;
  private Instant now;

  FilmTime(Instant start) {
    this.start = start;
    this.now = start;
  }

  /** It is {@code at} now. */
  void shows(Instant at) {
    now = at;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long nanos() {
    return Duration.between(start, now).toNanos();
  }

  @Override
  public Wakeup wakeAt(Instant at, Runnable task) {
    throw new UnsupportedOperationException("nothing here waits");
  }
}
