package io.skybeat.analytics.rtp;

import java.time.Instant;
import java.util.Optional;

/**
 * What an RTCP sender report says: at {@code wallClock} the media clock stood at {@code timestamp}.
 *
 * @param ssrc sender
 * @param wallClock the sender's clock, UTC
 * @param timestamp RTP time of the same moment, 32 bits
 * @param ntpMiddle middle 32 bits of the NTP time, echoed in receiver reports
 */
public record SenderReport(int ssrc, Instant wallClock, long timestamp, int ntpMiddle) {
  private static final int PACKET_TYPE = 200;
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final long ERA_SECONDS = 1L << 32;

  /** Finds the sender report in a compound RTCP packet; one without a wall clock is none. */
  public static Optional<SenderReport> find(byte[] compound) {
    int at = 0;
    while (at + 4 <= compound.length && (compound[at] >> 6 & 3) == 2) {
      int length = 4 * (Bytes.u16(compound, at + 2) + 1);
      if ((compound[at + 1] & 0xFF) == PACKET_TYPE && at + 20 <= compound.length) {
        return read(compound, at);
      }
      at += length;
    }
    return Optional.empty();
  }

  /** The time of an NTP stamp; stamps below 1968 belong to the era that begins in 2036. */
  public static Instant wallClock(long seconds, long fraction) {
    long unwrapped = seconds < 1L << 31 ? seconds + ERA_SECONDS : seconds;
    long nanos = (fraction * 1_000_000_000L + (1L << 31)) >>> 32;
    return Instant.ofEpochSecond(unwrapped - SECONDS_1900_TO_1970, nanos);
  }

  /** The time of a nanosecond count since 1900, as GStreamer gives NTP times. */
  public static Instant ofNanosSince1900(long nanos) {
    return Instant.ofEpochSecond(
        Long.divideUnsigned(nanos, 1_000_000_000L) - SECONDS_1900_TO_1970,
        Long.remainderUnsigned(nanos, 1_000_000_000L));
  }

  private static Optional<SenderReport> read(byte[] data, int at) {
    long seconds = Bytes.u32(data, at + 8);
    long fraction = Bytes.u32(data, at + 12);
    if (seconds == 0 && fraction == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new SenderReport(
            (int) Bytes.u32(data, at + 4),
            wallClock(seconds, fraction),
            Bytes.u32(data, at + 16),
            (int) (seconds << 16 | fraction >>> 16)));
  }
}
