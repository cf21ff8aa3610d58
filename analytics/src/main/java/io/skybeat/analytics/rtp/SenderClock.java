package io.skybeat.analytics.rtp;

import io.skybeat.analytics.video.FrameTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Turns the RTP times of one stream into capture times. The newest sender report rules, so a
 * drifting media clock or a camera that sets its clock in flight is followed; see {@link
 * ClockOffset} for clocks that are wrong.
 */
public final class SenderClock {
  private static final Duration STEP = Duration.ofMillis(500);

  private final int ticksPerSecond;
  private final ClockOffset offset = new ClockOffset();
  private boolean started;
  private long firstTicks;
  private long newestTicks;
  private SenderReport report;
  private long reportTicks;

  public SenderClock(int ticksPerSecond) {
    this.ticksPerSecond = ticksPerSecond;
  }

  /** Takes a sender report that arrived at {@code arrivedAt}. */
  public void report(SenderReport next, Instant arrivedAt) {
    long ticks = unwrap(next.timestamp());
    if (report != null) {
      Duration moved = Duration.between(sentAt(ticks), next.wallClock()).abs();
      if (moved.compareTo(STEP) > 0) {
        offset.reset();
      }
    }
    report = next;
    reportTicks = ticks;
    offset.sample(next.wallClock(), arrivedAt);
  }

  /** The time of a picture with RTP time {@code timestamp}. */
  public FrameTime timeOf(long timestamp, Instant arrivedAt) {
    long ticks = unwrap(timestamp);
    newestTicks = ticks;
    if (report == null) {
      return FrameTime.arrival(arrivedAt);
    }
    return offset.timeOf(sentAt(ticks), arrivedAt);
  }

  /** Media time since the first picture in 1/90000 s; does not wrap. */
  public long mediaTicks(long timestamp) {
    return (unwrap(timestamp) - firstTicks) * 90_000 / ticksPerSecond;
  }

  /** The newest sender report. */
  public Optional<SenderReport> newest() {
    return Optional.ofNullable(report);
  }

  private Instant sentAt(long ticks) {
    long since = ticks - reportTicks;
    long seconds = Math.floorDiv(since, (long) ticksPerSecond);
    long rest = Math.floorMod(since, (long) ticksPerSecond);
    return report
        .wallClock()
        .plusSeconds(seconds)
        .plusNanos(rest * 1_000_000_000L / ticksPerSecond);
  }

  /** The 64-bit time nearest to the newest one, so that the wrap after 13.3 h goes unseen. */
  private long unwrap(long timestamp) {
    if (!started) {
      started = true;
      firstTicks = timestamp;
      newestTicks = timestamp;
    }
    return newestTicks + (int) (timestamp - newestTicks);
  }
}
