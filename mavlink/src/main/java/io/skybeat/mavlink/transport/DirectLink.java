package io.skybeat.mavlink.transport;

import io.netty.buffer.ByteBuf;
import io.skybeat.mavlink.frame.FrameView;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A link without a socket: its user brings the bytes and takes what is sent. The same reading,
 * admitting, decoding and delivering as on any other. One thread brings bytes.
 */
public final class DirectLink extends TrafficLink {
  private final Consumer<FrameView> outlet;

  /**
   * @param outlet takes each frame sent; a frame is good until it returns
   */
  public DirectLink(LinkSettings settings, LinkListener listener, Consumer<FrameView> outlet) {
    super(settings, listener);
    this.outlet = outlet;
  }

  /** An address to speak from that looks like a remote machine's, apart from other numbers'. */
  public static SocketAddress address(int number) {
    return InetSocketAddress.createUnresolved("direct", number);
  }

  /** Bytes of a stream, cut anywhere. */
  public void hear(SocketAddress from, ByteBuf bytes, Instant at) {
    traffic.heard(traffic.source(from, false, address -> outlet), bytes, false, at);
  }

  /** One datagram. */
  public void hearDatagram(SocketAddress from, ByteBuf datagram, Instant at) {
    traffic.heard(traffic.source(from, false, address -> outlet), datagram, true, at);
  }

  /** The stream from there has ended. */
  public void ended(SocketAddress from, Instant at) {
    traffic.ended(traffic.source(from, false, address -> outlet), at);
  }

  @Override
  public void close() {}
}
