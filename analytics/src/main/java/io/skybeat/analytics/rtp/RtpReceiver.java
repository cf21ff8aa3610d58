package io.skybeat.analytics.rtp;

import io.skybeat.analytics.video.AccessUnit;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** From the packets of one video track to its access units. Used by one thread. */
public final class RtpReceiver {
  private static final int OUR_SSRC = 0x534B5942;

  private final VideoMedia media;
  private final Reordering reordering;
  private final SenderClock clock;
  private final AccessUnits units;
  private long expected = -1;
  private int senderSsrc;
  private long reportArrivedNanos;

  /**
   * @param datagrams packets may come out of order and are waited for; false: in order
   * @param sink receives units, on the caller's thread
   */
  public RtpReceiver(VideoMedia media, boolean datagrams, Consumer<AccessUnit> sink) {
    this.media = media;
    this.reordering = datagrams ? new Reordering(128, 60_000_000) : new Reordering(1, 0);
    this.clock = new SenderClock(media.ticksPerSecond());
    this.units = new AccessUnits(media, clock, sink);
  }

  /** Takes one RTP packet; anything else is ignored. The array is kept. */
  public void rtp(byte[] data, Instant arrivedAt, long nowNanos) {
    RtpPacket.parse(data, arrivedAt)
        .filter(packet -> packet.payloadType() == media.payloadType())
        .ifPresent(
            packet -> {
              senderSsrc = packet.ssrc();
              pass(reordering.accept(packet, nowNanos));
            });
  }

  /** Takes one compound RTCP packet. */
  public void rtcp(byte[] data, Instant arrivedAt, long nowNanos) {
    SenderReport.find(data)
        .ifPresent(
            report -> {
              reportArrivedNanos = nowNanos;
              clock.report(report, arrivedAt);
            });
  }

  /** Time passed: packets whose predecessors do not come are let go. */
  public void tick(long nowNanos) {
    if (reordering.waiting()) {
      pass(reordering.drain(nowNanos));
    }
  }

  /** Whether packets are held back, so that {@link #tick} is due within some milliseconds. */
  public boolean holding() {
    return reordering.waiting();
  }

  public long packetsLost() {
    return reordering.lost();
  }

  /** A receiver report with a canonical name, as servers expect from a living client. */
  public byte[] receiverReport(long nowNanos) {
    ByteBuffer out = ByteBuffer.allocate(32 + 20);
    out.put((byte) 0x81).put((byte) 201).putShort((short) 7).putInt(OUR_SSRC);
    out.putInt(senderSsrc);
    out.putInt((int) Math.min(reordering.lost(), 0x7FFFFF));
    out.putInt((int) (reordering.next() - 1)).putInt(0);
    out.putInt(clock.newest().map(SenderReport::ntpMiddle).orElse(0));
    long delay = clock.newest().isPresent() ? nowNanos - reportArrivedNanos : 0;
    out.putInt((int) (delay / 1_000_000 * 65_536 / 1000));
    out.put((byte) 0x81).put((byte) 202).putShort((short) 4).putInt(OUR_SSRC);
    out.put((byte) 1)
        .put((byte) 7)
        .put("skybeat".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return out.array();
  }

  private void pass(List<RtpPacket> packets) {
    for (RtpPacket packet : packets) {
      boolean gap = expected >= 0 && packet.sequence() != expected;
      expected = packet.sequence() + 1 & 0xFFFF;
      units.accept(packet, gap);
    }
  }
}
