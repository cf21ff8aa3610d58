package io.skybeat.analytics.rtp;

import java.time.Instant;
import java.util.Optional;

/**
 * One RTP packet (RFC 3550).
 *
 * @param sequence 16 bits, wraps
 * @param timestamp 32 bits, wraps
 * @param data buffer that holds the payload; belongs to this packet
 * @param offset start of the payload
 * @param length bytes of payload
 */
@SuppressWarnings("ArrayRecordComponent") // a view of received bytes; equality is never asked
public record RtpPacket(
    int payloadType,
    boolean marker,
    int sequence,
    long timestamp,
    int ssrc,
    byte[] data,
    int offset,
    int length,
    Instant arrivedAt) {
  private static final int FIXED_HEADER = 12;

  /** Reads a packet; empty when the bytes are none. {@code data} is kept, not copied. */
  public static Optional<RtpPacket> parse(byte[] data, Instant arrivedAt) {
    if (data.length < FIXED_HEADER || (data[0] >> 6 & 3) != 2) {
      return Optional.empty();
    }
    int start = FIXED_HEADER + 4 * (data[0] & 0x0F);
    boolean extended = (data[0] & 0x10) != 0;
    if (extended && start + 4 <= data.length) {
      start += 4 + 4 * Bytes.u16(data, start + 2);
    }
    int end = data.length;
    if ((data[0] & 0x20) != 0) {
      end -= data[data.length - 1] & 0xFF;
    }
    if (start > end) {
      return Optional.empty();
    }
    return Optional.of(
        new RtpPacket(
            data[1] & 0x7F,
            (data[1] & 0x80) != 0,
            Bytes.u16(data, 2),
            Bytes.u32(data, 4),
            (int) Bytes.u32(data, 8),
            data,
            start,
            end - start,
            arrivedAt));
  }
}
