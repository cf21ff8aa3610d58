package io.skybeat.simulator.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.SplittableRandom;

/** One client of one mount: its sequence numbers, its reports, its way. Lives on the loop. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel, or was UDP
final class RtspSession {
  private final String id;
  private final Mount mount;
  private final RtspTransport transport;
  private final Channel control;
  private final UdpPair udp;
  private final InetAddress client;
  private final SplittableRandom random;
  private final int ssrc;
  private int sequence;
  private boolean playing;
  private boolean awaitingKey = true;
  private boolean reported;
  private long reportedNanos;
  private long heardNanos;
  private long packets;
  private long octets;

  RtspSession(
      String id,
      Mount mount,
      RtspTransport transport,
      Channel control,
      UdpPair udp,
      SplittableRandom random,
      long nowNanos) {
    this.id = id;
    this.mount = mount;
    this.transport = transport;
    this.control = control;
    this.udp = udp;
    this.client = ((InetSocketAddress) control.remoteAddress()).getAddress();
    this.random = random;
    this.ssrc = random.nextInt();
    this.sequence = random.nextInt(0x10000);
    this.heardNanos = nowNanos;
  }

  String id() {
    return id;
  }

  Mount mount() {
    return mount;
  }

  RtspTransport transport() {
    return transport;
  }

  Channel control() {
    return control;
  }

  boolean playing() {
    return playing;
  }

  int ssrc() {
    return ssrc;
  }

  int nextSequence() {
    return sequence;
  }

  void play() {
    if (!playing) {
      awaitingKey = true;
      reported = false;
    }
    playing = true;
    mount.play(this);
  }

  void pause() {
    playing = false;
    mount.leave(this);
  }

  void awaitKey() {
    awaitingKey = true;
  }

  /** A sign of life from the client. */
  void heard(long nowNanos) {
    heardNanos = nowNanos;
  }

  boolean isFrom(InetSocketAddress sender) {
    return !transport.interleaved()
        && client.equals(sender.getAddress())
        && (sender.getPort() == transport.rtp() || sender.getPort() == transport.rtcp());
  }

  boolean silentFor(long nowNanos, Duration limit) {
    return nowNanos - heardNanos > limit.toNanos();
  }

  /** Sends {@code unit}; false when the client still waits for a key frame after it. */
  boolean deliver(Mount.Unit unit, long nowNanos) {
    if (awaitingKey && !unit.key()) {
      return false;
    }
    if (transport.interleaved() && !control.isWritable()) {
      // The client reads too slowly: it loses pictures rather than seeing old ones.
      awaitingKey = true;
      return true;
    }
    awaitingKey = false;
    for (int i = 0; i < unit.payloads().size(); i++) {
      rtp(unit.payloads().get(i), unit.rtpTime(), i == unit.payloads().size() - 1);
    }
    CameraClock clock = mount.clock();
    boolean due = !reported || nowNanos - reportedNanos >= clock.reportEvery().toNanos();
    if (clock.senderReports() && due) {
      reported = true;
      reportedNanos = nowNanos;
      long ntp = RtcpPackets.ntp(unit.cameraTime());
      rtcp(RtcpPackets.senderReport(control.alloc(), ssrc, ntp, unit.rtpTime(), packets, octets));
    }
    flush();
    if (transport.interleaved()) {
      heardNanos = nowNanos;
    }
    return true;
  }

  private void rtp(byte[] payload, int rtpTime, boolean marker) {
    int number = sequence;
    sequence = (sequence + 1) & 0xFFFF;
    packets++;
    octets += payload.length;
    double loss = mount.faults().packetLoss();
    if (!transport.interleaved() && loss > 0 && random.nextDouble() < loss) {
      return;
    }
    ByteBuf out = control.alloc().buffer(16 + payload.length);
    if (transport.interleaved()) {
      out.writeByte('$').writeByte(transport.rtp()).writeShort(12 + payload.length);
    }
    out.writeByte(0x80).writeByte((marker ? 0x80 : 0) | Sdp.PAYLOAD_TYPE);
    out.writeShort(number).writeInt(rtpTime).writeInt(ssrc).writeBytes(payload);
    if (transport.interleaved()) {
      control.write(out);
    } else {
      datagram(udp.rtp(), transport.rtp(), out);
    }
  }

  private void rtcp(ByteBuf compound) {
    if (transport.interleaved()) {
      ByteBuf head = control.alloc().buffer(4);
      head.writeByte('$').writeByte(transport.rtcp()).writeShort(compound.readableBytes());
      control.write(head);
      control.write(compound);
    } else {
      datagram(udp.rtcp(), transport.rtcp(), compound);
    }
  }

  private void datagram(Channel channel, int port, ByteBuf content) {
    if (mount.faults().udpBlocked()) {
      content.release();
      return;
    }
    channel.write(new DatagramPacket(content, new InetSocketAddress(client, port)));
  }

  private void flush() {
    if (transport.interleaved()) {
      control.flush();
    } else {
      udp.rtp().flush();
      udp.rtcp().flush();
    }
  }

  /** Ends the session; the client is told unless it asked for it. */
  void end(boolean sayBye) {
    boolean sent = playing && sayBye && control.isActive() && !mount.faults().stalled();
    playing = false;
    mount.leave(this);
    if (sent) {
      rtcp(RtcpPackets.bye(control.alloc(), ssrc));
      flush();
    }
  }
}
