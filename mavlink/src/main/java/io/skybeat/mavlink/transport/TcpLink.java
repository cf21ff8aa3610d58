package io.skybeat.mavlink.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.skybeat.mavlink.frame.FrameView;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MAVLink over TCP. A server ({@link #bind}) takes any number of connections; a client ({@link
 * #connect}) keeps one and takes it up again whenever it ends.
 */
public final class TcpLink extends TrafficLink {
  private static final Logger LOG = LoggerFactory.getLogger(TcpLink.class);
  private static final long RETRY_MS = 1000;
  private static final long CLOSE_WAIT_MS = 2000;

  private final LinkSettings settings;
  private final LinkListener listener;
  private final EventLoopGroup group = Loops.single("mavlink-tcp");
  private final InetSocketAddress remote;
  private final Channel server;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private volatile boolean closed;

  private TcpLink(
      InetSocketAddress local,
      InetSocketAddress remote,
      LinkSettings settings,
      LinkListener listener)
      throws IOException {
    super(settings, listener);
    this.settings = settings;
    this.listener = listener;
    this.remote = remote;
    this.server = local == null ? null : listen(local);
    if (remote != null) {
      dial();
    }
  }

  /**
   * A server.
   *
   * @throws IOException when the port cannot be had; the message says which and what to do
   */
  public static TcpLink bind(InetSocketAddress local, LinkSettings settings, LinkListener listener)
      throws IOException {
    return new TcpLink(local, null, settings, listener);
  }

  /** A client. Returns at once; the connection is made, and made again, behind it. */
  public static TcpLink connect(
      InetSocketAddress remote, LinkSettings settings, LinkListener listener) throws IOException {
    return new TcpLink(null, remote, settings, listener);
  }

  /** The address that a server listens on. */
  public InetSocketAddress localAddress() {
    return (InetSocketAddress) server.localAddress();
  }

  private Channel listen(InetSocketAddress local) throws IOException {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(new Setup())
            .bind(local)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
      throw Loops.cannotBind("TCP", local, bound.cause());
    }
    return bound.channel();
  }

  private void dial() {
    if (closed) {
      return;
    }
    new Bootstrap()
        .group(group)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 5000)
        .handler(new Setup())
        .connect(remote)
        .addListener(
            done -> {
              if (!done.isSuccess()) {
                LOG.debug("no connection to {}: {}", remote, done.cause().toString());
                dialLater();
              }
            });
  }

  private void dialLater() {
    if (!closed && remote != null) {
      group.schedule(this::dial, RETRY_MS, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    closed = true;
    if (server != null) {
      server.close().awaitUninterruptibly();
    }
    connections.close().awaitUninterruptibly(CLOSE_WAIT_MS);
    Loops.end(group);
  }

  private final class Setup extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      channel.pipeline().addLast(new Inbound());
    }
  }

  private final class Inbound extends SimpleChannelInboundHandler<ByteBuf> {
    private Traffic.Source source;

    @Override
    public void channelActive(ChannelHandlerContext context) {
      Channel channel = context.channel();
      connections.add(channel);
      source = traffic.source(channel.remoteAddress(), true, to -> frame -> write(channel, frame));
      listener.connected(channel.remoteAddress());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
      traffic.heard(source, bytes, false, settings.time().now());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      LOG.debug("connection with {} has ended", context.channel().remoteAddress());
      if (source != null) {
        traffic.ended(source, settings.time().now());
      }
      dialLater();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      LOG.debug("TCP link with {}: {}", context.channel().remoteAddress(), cause.toString());
      context.close();
    }

    private void write(Channel channel, FrameView frame) {
      // A stuck receiver must not fill our memory: what it cannot take is lost, as on any link.
      if (!channel.isWritable()) {
        traffic.sendFailed();
        return;
      }
      ByteBuf bytes = channel.alloc().buffer(frame.length());
      frame.writeTo(bytes);
      Loops.write(channel, bytes, bytes, cause -> traffic.sendFailed());
    }
  }
}
