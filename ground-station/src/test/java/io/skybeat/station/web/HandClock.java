package io.skybeat.station.web;

import io.skybeat.core.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until the test moves it. */
public final class HandClock implements Time {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));

  /** Time goes on. */
  public void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Override
  public Instant now() {
    return now.get();
  }

  @Override
  public long nanos() {
    return Duration.between(Instant.EPOCH, now()).toNanos();
  }

  @Override
  public Wakeup wakeAt(Instant at, Runnable task) {
    throw new UnsupportedOperationException("the web edge waits for nothing");
  }
}
