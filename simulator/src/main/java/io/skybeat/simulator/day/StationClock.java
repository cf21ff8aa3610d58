package io.skybeat.simulator.day;

import io.skybeat.core.time.Time;
import java.time.Duration;
import java.time.Instant;

/**
 * The station's own clock: the true time, set wrong when a fault says so. A pending wake-up comes
 * after the time that it was asked for, whatever the clock is set to meanwhile, as with {@link
 * io.skybeat.core.time.SystemTime}.
 */
final class StationClock implements Time {
  private final Time truth;
  private Duration offset = Duration.ZERO;

  StationClock(Time truth) {
    this.truth = truth;
  }

  /** Sets it {@code wrong} off the truth. */
  void set(Duration wrong) {
    offset = wrong;
  }

  Duration offset() {
    return offset;
  }

  @Override
  public Instant now() {
    return truth.now().plus(offset);
  }

  @Override
  public long nanos() {
    return truth.nanos();
  }

  @Override
  public Wakeup wakeAt(Instant at, Runnable task) {
    return truth.wakeAt(at.minus(offset), task);
  }
}
