package io.skybeat.mavlink.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.skybeat.mavlink.frame.FrameView;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MAVLink over UDP. A server ({@link #bind}) answers whoever speaks to its port, any number of
 * vehicles; a client ({@link #connect}) also speaks first, to one remote. Where a system is, is
 * learned from good frames only, and learned anew when it moves to another address.
 */
public final class UdpLink extends TrafficLink {
  private static final Logger LOG = LoggerFactory.getLogger(UdpLink.class);
  private static final int LARGEST_DATAGRAM = 65_535;
  private static final int SOCKET_BUFFER = 1 << 20;

  private final LinkSettings settings;
  private final EventLoopGroup group;
  private final Channel channel;

  private UdpLink(
      InetSocketAddress local,
      InetSocketAddress remote,
      LinkSettings settings,
      LinkListener listener)
      throws IOException {
    super(settings, listener);
    this.settings = settings;
    this.group = Loops.single("mavlink-udp");
    Bootstrap bootstrap =
        new Bootstrap()
            .group(group)
            .channel(NioDatagramChannel.class)
            .option(ChannelOption.SO_RCVBUF, SOCKET_BUFFER)
            .option(
                ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(LARGEST_DATAGRAM))
            .handler(new Inbound());
    ChannelFuture bound = bootstrap.bind(local).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw Loops.cannotBind("UDP", local, bound.cause());
    }
    this.channel = bound.channel();
    if (remote != null) {
      traffic.source(remote, true, this::outlet);
    }
  }

  /**
   * A server.
   *
   * @param local address and port to listen on; port 0 takes a free one
   * @throws IOException when the port cannot be had; the message says which and what to do
   */
  public static UdpLink bind(InetSocketAddress local, LinkSettings settings, LinkListener listener)
      throws IOException {
    return new UdpLink(local, null, settings, listener);
  }

  /** A server on loopback. */
  public static UdpLink bind(int port, LinkSettings settings, LinkListener listener)
      throws IOException {
    return bind(new InetSocketAddress("127.0.0.1", port), settings, listener);
  }

  /**
   * A client: broadcasts go to the remote before anybody was heard.
   *
   * @throws IOException when the remote's name is not known or no local port can be had
   */
  public static UdpLink connect(
      InetSocketAddress remote, LinkSettings settings, LinkListener listener) throws IOException {
    if (remote.isUnresolved()) {
      throw new IOException(
          "cannot find the host " + remote.getHostString() + ": check its name in the settings");
    }
    boolean loopback = remote.getAddress().isLoopbackAddress();
    InetSocketAddress local =
        loopback ? new InetSocketAddress(remote.getAddress(), 0) : new InetSocketAddress(0);
    return new UdpLink(local, remote, settings, listener);
  }

  /** The address that we listen on. */
  public InetSocketAddress localAddress() {
    return (InetSocketAddress) channel.localAddress();
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    Loops.end(group);
  }

  private Consumer<FrameView> outlet(SocketAddress to) {
    InetSocketAddress address = (InetSocketAddress) to;
    return frame -> write(frame, address);
  }

  private void write(FrameView frame, InetSocketAddress to) {
    ByteBuf bytes = channel.alloc().buffer(frame.length());
    frame.writeTo(bytes);
    Loops.write(
        channel,
        bytes,
        new DatagramPacket(bytes, to),
        cause -> {
          traffic.sendFailed();
          LOG.debug("datagram to {} not sent", to, cause);
        });
  }

  private final class Inbound extends SimpleChannelInboundHandler<DatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      Traffic.Source source = traffic.source(packet.sender(), false, UdpLink.this::outlet);
      traffic.heard(source, packet.content(), true, settings.time().now());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      // An ICMP "port unreachable" of one peer ends up here; the others must not suffer.
      LOG.debug("UDP link {}: {}", context.channel().localAddress(), cause.toString());
    }
  }
}
