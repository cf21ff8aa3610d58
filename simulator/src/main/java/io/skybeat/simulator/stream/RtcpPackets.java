package io.skybeat.simulator.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** RTCP compounds that a camera sends (RFC 3550, section 6). */
final class RtcpPackets {
  private static final int SENDER_REPORT = 200;
  private static final int SOURCE_DESCRIPTION = 202;
  private static final int BYE = 203;
  private static final int CNAME = 1;
  private static final long NTP_EPOCH_TO_UNIX_S = 2_208_988_800L;

  private RtcpPackets() {}

  /** Seconds since 1900 in the high 32 bits, their fraction in the low ones. */
  static long ntp(Instant at) {
    long seconds = at.getEpochSecond() + NTP_EPOCH_TO_UNIX_S;
    long fraction = ((long) at.getNano() << 32) / 1_000_000_000L;
    return seconds << 32 | fraction;
  }

  /** Sender report and source description; {@code rtpTime} and {@code ntp} mean one instant. */
  static ByteBuf senderReport(
      ByteBufAllocator alloc, int ssrc, long ntp, int rtpTime, long packets, long octets) {
    ByteBuf out = alloc.buffer(64);
    out.writeByte(0x80).writeByte(SENDER_REPORT).writeShort(6).writeInt(ssrc);
    out.writeLong(ntp).writeInt(rtpTime).writeInt((int) packets).writeInt((int) octets);
    return sourceDescription(out, ssrc);
  }

  /** The end of a stream: an empty report, the source, BYE. */
  static ByteBuf bye(ByteBufAllocator alloc, int ssrc) {
    ByteBuf out = alloc.buffer(64);
    out.writeByte(0x80).writeByte(201).writeShort(1).writeInt(ssrc);
    sourceDescription(out, ssrc);
    return out.writeByte(0x81).writeByte(BYE).writeShort(1).writeInt(ssrc);
  }

  private static ByteBuf sourceDescription(ByteBuf out, int ssrc) {
    byte[] name = "camera@skybeat".getBytes(StandardCharsets.US_ASCII);
    int items = 2 + name.length + 1;
    int words = 1 + (items + 3) / 4;
    out.writeByte(0x81).writeByte(SOURCE_DESCRIPTION).writeShort(words).writeInt(ssrc);
    out.writeByte(CNAME).writeByte(name.length).writeBytes(name);
    return out.writeZero((words - 1) * 4 - items + 1);
  }
}
