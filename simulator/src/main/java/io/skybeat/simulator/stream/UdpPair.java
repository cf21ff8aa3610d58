package io.skybeat.simulator.stream;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/** The server's two UDP ports, an even one for RTP and the next for RTCP, shared by all clients. */
@SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a socket to be closed
record UdpPair(Channel rtp, Channel rtcp) {
  private static final int ATTEMPTS = 50;
  private static final int SEND_BUFFER_BYTES = 1 << 20;

  /** Binds a free pair; {@code heard} is told who sent something. */
  static UdpPair bind(EventLoopGroup group, String host, Consumer<InetSocketAddress> heard) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Channel first = bindOne(group, host, 0, heard);
      if (first == null) {
        continue;
      }
      int port = ((InetSocketAddress) first.localAddress()).getPort();
      int other = port % 2 == 0 ? port + 1 : port - 1;
      Channel second = bindOne(group, host, other, heard);
      if (second != null) {
        return port % 2 == 0 ? new UdpPair(first, second) : new UdpPair(second, first);
      }
      first.close().syncUninterruptibly();
    }
    throw new RtspServer.CannotListen("no free pair of UDP ports on " + host + " for RTP", null);
  }

  private static Channel bindOne(
      EventLoopGroup group, String host, int port, Consumer<InetSocketAddress> heard) {
    var bound =
        new Bootstrap()
            .group(group)
            .channel(NioDatagramChannel.class)
            .option(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES)
            .handler(
                new SimpleChannelInboundHandler<DatagramPacket>() {
                  @Override
                  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket packet) {
                    heard.accept(packet.sender());
                  }

                  @Override
                  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
                    // A client that has gone answers with ICMP; its session ends by timeout.
                  }
                })
            .bind(host, port)
            .awaitUninterruptibly();
    return bound.isSuccess() ? bound.channel() : null;
  }

  String ports() {
    return port(rtp) + "-" + port(rtcp);
  }

  private static int port(Channel channel) {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  void close() {
    rtp.close();
    rtcp.close();
  }
}
