package io.skybeat.analytics.rtp;

import io.skybeat.analytics.video.FrameTime;
import io.skybeat.core.sighting.ClockQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Turns the RTP times of one stream into capture times. The newest sender report rules, so a
 * drifting media clock or a camera that sets its clock in flight is followed.
 *
 * <p>The offset between the camera's clock and ours is the greatest of (sender's time - arrival)
 * over the last 15 to 30 s: the picture that travelled fastest shows it best. Beyond {@link
 * #LIMIT_S} the clock counts as unsynchronised, and frame times are shifted by the offset onto our
 * clock.
 */
public final class SenderClock {
  /** Offset from which a camera's clock counts as unsynchronised, seconds. */
  public static final double LIMIT_S = 1.0;

  private static final Duration BUCKET = Duration.ofSeconds(15);
  private static final Duration STEP = Duration.ofMillis(500);

  private final int ticksPerSecond;
  private boolean started;
  private long firstTicks;
  private long newestTicks;
  private SenderReport report;
  private long reportTicks;
  private Instant bucketFrom;
  private double offsetS = Double.NEGATIVE_INFINITY;
  private double formerOffsetS = Double.NEGATIVE_INFINITY;

  public SenderClock(int ticksPerSecond) {
    this.ticksPerSecond = ticksPerSecond;
  }

  /** Takes a sender report that arrived at {@code arrivedAt}. */
  public void report(SenderReport next, Instant arrivedAt) {
    long ticks = unwrap(next.timestamp());
    if (report != null) {
      Duration moved = Duration.between(sentAt(ticks), next.wallClock()).abs();
      if (moved.compareTo(STEP) > 0) {
        forgetOffset();
      }
    }
    report = next;
    reportTicks = ticks;
    sample(next.wallClock(), arrivedAt);
  }

  /** The time of a picture with RTP time {@code timestamp}. */
  public FrameTime timeOf(long timestamp, Instant arrivedAt) {
    long ticks = unwrap(timestamp);
    newestTicks = ticks;
    if (report == null) {
      return FrameTime.arrival(arrivedAt);
    }
    Instant senderAt = sentAt(ticks);
    sample(senderAt, arrivedAt);
    double offset = StrictMath.max(offsetS, formerOffsetS);
    if (StrictMath.abs(offset) <= LIMIT_S) {
      return new FrameTime(
          senderAt, ClockQuality.SYNCHRONISED, offset, Optional.of(senderAt), arrivedAt);
    }
    Instant at = senderAt.minusNanos((long) (offset * 1e9));
    return new FrameTime(at, ClockQuality.UNSYNCHRONISED, offset, Optional.of(senderAt), arrivedAt);
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

  private void sample(Instant senderAt, Instant arrivedAt) {
    Duration lead = Duration.between(arrivedAt, senderAt);
    double seconds = lead.getSeconds() + lead.getNano() / 1e9;
    if (bucketFrom == null || Duration.between(bucketFrom, arrivedAt).abs().compareTo(BUCKET) > 0) {
      formerOffsetS = offsetS;
      offsetS = Double.NEGATIVE_INFINITY;
      bucketFrom = arrivedAt;
    }
    offsetS = StrictMath.max(offsetS, seconds);
  }

  private void forgetOffset() {
    offsetS = Double.NEGATIVE_INFINITY;
    formerOffsetS = Double.NEGATIVE_INFINITY;
  }
}
