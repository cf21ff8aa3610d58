package io.skybeat.simulator.stream;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.skybeat.core.time.Time;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Serves cameras over RTSP 1.0: RTP over UDP unicast or within the connection, one video track for
 * each mount, RTCP sender reports that carry the camera's clock. One loop thread has all sessions.
 * A session ends with the connection that made it.
 *
 * <pre>{@code
 * try (RtspServer server = RtspServer.start(RtspSettings.loopback(8554), time)) {
 *   CameraStream.start(server, "/d1/visible", source, CameraStream.Settings.DEFAULT, time);
 * }
 * }</pre>
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty tells of failures by closing the channel
public final class RtspServer implements AutoCloseable {
  private static final int MAX_HEAD_BYTES = 8192;
  private static final int MAX_BODY_BYTES = 16_384;
  private static final WriteBufferWaterMark WRITE_BUFFER =
      new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

  /** The server could not take its port; the message says which and what to do. */
  public static final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListen(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final RtspSettings settings;
  private final Time time;
  private final EventLoopGroup group;
  private final EventLoop loop;
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Map<String, Mount> mounts = new ConcurrentHashMap<>();
  private final SecureRandom secrets = new SecureRandom();

  /** By session id; touched on the loop only, like the random numbers. */
  private final Map<String, RtspSession> sessions = new LinkedHashMap<>();

  private final SplittableRandom random;
  private volatile Channel listening;
  private final UdpPair udp;

  /** Binds and serves; throws {@link CannotListen} when the port cannot be had. */
  public static RtspServer start(RtspSettings settings, Time time) {
    RtspServer server = shut(settings, time);
    server.open();
    return server;
  }

  /** A server that takes mounts already and listens from {@link #open} on: no early 404. */
  public static RtspServer shut(RtspSettings settings, Time time) {
    return new RtspServer(settings, time);
  }

  /** Begins to listen; throws {@link CannotListen} when the port cannot be had. */
  public void open() {
    try {
      listening = bind();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private RtspServer(RtspSettings settings, Time time) {
    this.settings = settings;
    this.time = time;
    this.random = new SplittableRandom(settings.seed());
    this.group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("rtsp-server", true), NioIoHandler.newFactory());
    this.loop = (EventLoop) group.next();
    try {
      this.udp = UdpPair.bind(group, settings.host(), this::heardFrom);
    } catch (RuntimeException e) {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(3000);
      throw e;
    }
    loop.scheduleAtFixedRate(this::endSilentSessions, 500, 500, TimeUnit.MILLISECONDS);
  }

  private Channel bind() {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_BUFFER)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    connections.add(channel);
                    channel
                        .pipeline()
                        .addLast(new RtspDecoder(MAX_HEAD_BYTES, MAX_BODY_BYTES))
                        .addLast(new RtspConnection(RtspServer.this));
                  }
                })
            .bind(settings.host(), settings.port())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new CannotListen(
          "RTSP server cannot listen on "
              + settings.host()
              + ":"
              + settings.port()
              + " ("
              + bound.cause().getMessage()
              + "); stop the program that has the port, or set another one",
          bound.cause());
    }
    return bound.channel();
  }

  /** The port that is really listened on, once it is. */
  public int port() {
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  /** The address of a mount, without user and password. */
  public String url(String path) {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return "rtsp://" + host + ":" + port() + path;
  }

  /** Adds an address; {@code path} has a leading slash and must not be taken. */
  public Mount mount(String path, StreamFormat format, CameraClock clock, Mount.Audience audience) {
    if (!path.matches("(/[A-Za-z0-9._-]+)+")) {
      throw new IllegalArgumentException(
          "RTSP path '" + path + "' must look like /d1/visible (letters, digits, . _ -)");
    }
    Mount mount =
        new Mount(path, format, clock, audience, loop, time, secrets.nextInt(), this::unmount);
    if (mounts.putIfAbsent(path, mount) != null) {
      throw new IllegalArgumentException("RTSP path '" + path + "' is taken; choose another one");
    }
    mount.faults().onEnd(() -> endSessions(mount));
    return mount;
  }

  private void unmount(Mount mount) {
    if (mounts.remove(mount.path(), mount)) {
      endSessions(mount);
    }
  }

  private void endSessions(Mount mount) {
    if (!loop.isShuttingDown()) {
      loop.execute(
          () ->
              List.copyOf(sessions.values()).stream()
                  .filter(session -> session.mount() == mount)
                  .forEach(session -> end(session, true)));
    }
  }

  /** A fault for tests: every connection breaks off, without BYE; new ones are welcome. */
  public void cutConnections() {
    connections.close().awaitUninterruptibly(3000);
  }

  RtspSettings settings() {
    return settings;
  }

  Optional<Mount> find(String path) {
    return Optional.ofNullable(mounts.get(path));
  }

  UdpPair udp() {
    return udp;
  }

  long nowNanos() {
    return time.nanos();
  }

  /** A word that cannot be guessed. */
  String secret() {
    byte[] bytes = new byte[16];
    secrets.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  RtspSession open(Mount mount, RtspTransport transport, Channel control) {
    RtspSession session =
        new RtspSession(secret(), mount, transport, control, udp, random.split(), time.nanos());
    sessions.put(session.id(), session);
    return session;
  }

  Optional<RtspSession> session(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  void end(RtspSession session, boolean sayBye) {
    if (sessions.remove(session.id()) != null) {
      session.end(sayBye);
    }
  }

  /** The connection is gone, and with it what it set up. */
  void closed(Channel control) {
    List.copyOf(sessions.values()).stream()
        .filter(session -> session.control() == control)
        .forEach(session -> end(session, false));
  }

  void heardFrom(Channel control) {
    sessions.values().stream()
        .filter(session -> session.control() == control)
        .forEach(session -> session.heard(time.nanos()));
  }

  private void heardFrom(InetSocketAddress sender) {
    sessions.values().stream()
        .filter(session -> session.isFrom(sender))
        .forEach(session -> session.heard(time.nanos()));
  }

  private void endSilentSessions() {
    for (RtspSession session : List.copyOf(sessions.values())) {
      if (session.silentFor(time.nanos(), settings.sessionTimeout())) {
        end(session, true);
        session.control().close();
      }
    }
  }

  /** Says BYE, closes every connection and frees the ports. */
  @Override
  public void close() {
    if (!loop.isShuttingDown()) {
      loop.submit(() -> List.copyOf(sessions.values()).forEach(session -> end(session, true)))
          .awaitUninterruptibly(2000);
    }
    if (listening != null) {
      listening.close().awaitUninterruptibly(2000);
    }
    connections.close().awaitUninterruptibly(2000);
    udp.close();
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(3000);
  }
}
