package io.skybeat.analytics.rtp;

import io.skybeat.analytics.video.FrameTime;
import io.skybeat.core.sighting.ClockQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Watches how far a camera's clock is from ours: the greatest of (sender's time - arrival) over the
 * last 15 to 30 s, since the picture that travelled fastest shows it best. Beyond {@link #LIMIT_S}
 * the clock counts as unsynchronised, and frame times are shifted by the offset onto our clock.
 *
 * <p>A picture that seems to be a few seconds old when it arrives may simply have been waiting (a
 * slow start, a jam on the way); only when none comes faster for {@link #JAM} is the clock blamed.
 */
public final class ClockOffset {
  /** Offset from which a camera's clock counts as unsynchronised, seconds. */
  public static final double LIMIT_S = 1.0;

  private static final Duration JAM = Duration.ofSeconds(5);
  private static final double LONGEST_JAM_S = 10;
  private static final Duration BUCKET = Duration.ofSeconds(15);

  private Instant since;
  private Instant bucketFrom;
  private double offsetS = Double.NEGATIVE_INFINITY;
  private double formerOffsetS = Double.NEGATIVE_INFINITY;

  /** Notes that something which the sender dates {@code senderAt} arrived at {@code arrivedAt}. */
  public void sample(Instant senderAt, Instant arrivedAt) {
    Duration lead = Duration.between(arrivedAt, senderAt);
    double seconds = lead.getSeconds() + lead.getNano() / 1e9;
    if (since == null) {
      since = arrivedAt;
    }
    if (bucketFrom == null || Duration.between(bucketFrom, arrivedAt).abs().compareTo(BUCKET) > 0) {
      formerOffsetS = offsetS;
      offsetS = Double.NEGATIVE_INFINITY;
      bucketFrom = arrivedAt;
    }
    offsetS = StrictMath.max(offsetS, seconds);
  }

  /** The time of a picture that the sender dates {@code senderAt}; a sample as well. */
  public FrameTime timeOf(Instant senderAt, Instant arrivedAt) {
    sample(senderAt, arrivedAt);
    double offset = StrictMath.max(offsetS, formerOffsetS);
    boolean jam =
        offset < 0
            && offset > -LONGEST_JAM_S
            && Duration.between(since, arrivedAt).compareTo(JAM) < 0;
    if (StrictMath.abs(offset) <= LIMIT_S || jam) {
      return new FrameTime(
          senderAt, ClockQuality.SYNCHRONISED, offset, Optional.of(senderAt), arrivedAt);
    }
    Instant at = senderAt.minusNanos((long) (offset * 1e9));
    return new FrameTime(at, ClockQuality.UNSYNCHRONISED, offset, Optional.of(senderAt), arrivedAt);
  }

  /** The camera set its clock: what was known of it is void. */
  public void reset() {
    since = null;
    offsetS = Double.NEGATIVE_INFINITY;
    formerOffsetS = Double.NEGATIVE_INFINITY;
  }
}
