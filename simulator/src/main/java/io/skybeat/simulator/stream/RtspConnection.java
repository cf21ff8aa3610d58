package io.skybeat.simulator.stream;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one client's requests. */
@SuppressWarnings("FutureReturnValueIgnored") // a failed write closes the channel
final class RtspConnection extends SimpleChannelInboundHandler<Object> {
  private static final Logger LOG = LoggerFactory.getLogger(RtspConnection.class);
  private static final String METHODS =
      "OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, TEARDOWN";

  private final RtspServer server;
  private final Optional<DigestLogin> login;

  RtspConnection(RtspServer server) {
    this.server = server;
    this.login =
        server
            .settings()
            .login()
            .map(wanted -> new DigestLogin(server.settings(), wanted, server.secret()));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Object message) {
    server.heardFrom(ctx.channel());
    if (!(message instanceof RtspRequest request)) {
      return;
    }
    Optional<String> number = request.header("cseq");
    if (number.isEmpty()) {
      send(ctx, new RtspResponse(400));
      return;
    }
    RtspResponse response = answer(ctx, request).with("CSeq", number.get());
    send(ctx, response);
    if (response.status() == 200) {
      afterwards(ctx, request);
    }
  }

  private static void send(ChannelHandlerContext ctx, RtspResponse response) {
    ctx.writeAndFlush(Unpooled.wrappedBuffer(response.toBytes()));
  }

  private RtspResponse answer(ChannelHandlerContext ctx, RtspRequest request) {
    if (!request.version().startsWith("RTSP/1.")) {
      return new RtspResponse(505);
    }
    if (request.method().equals("OPTIONS")) {
      return new RtspResponse(200).with("Public", METHODS);
    }
    if (login.isPresent() && !login.get().accepts(request)) {
      if (request.header("authorization").isPresent()) {
        LOG.info("{}: login refused for {}", ctx.channel().remoteAddress(), request.path());
      }
      return login.get().challenge(new RtspResponse(401));
    }
    return switch (request.method()) {
      case "DESCRIBE" -> describe(ctx, request);
      case "SETUP" -> setup(ctx, request);
      case "PLAY" -> play(request);
      case "PAUSE", "TEARDOWN" -> inSession(request, session -> new RtspResponse(200));
      case "GET_PARAMETER", "SET_PARAMETER" -> new RtspResponse(200);
      default -> new RtspResponse(501).with("Public", METHODS);
    };
  }

  /** What must follow the answer rather than precede it on the wire. */
  private void afterwards(ChannelHandlerContext ctx, RtspRequest request) {
    Optional<RtspSession> session = session(request);
    if (session.isEmpty()) {
      return;
    }
    switch (request.method()) {
      case "PLAY" -> session.get().play();
      case "PAUSE" -> session.get().pause();
      case "TEARDOWN" -> server.end(session.get(), false);
      default -> ctx.channel();
    }
  }

  private RtspResponse describe(ChannelHandlerContext ctx, RtspRequest request) {
    Optional<Mount> mount = server.find(request.path()).filter(one -> !one.faults().isOff());
    if (mount.isEmpty()) {
      return new RtspResponse(404);
    }
    if (mount.get().faults().refused()) {
      return new RtspResponse(503);
    }
    String host = ((InetSocketAddress) ctx.channel().localAddress()).getAddress().getHostAddress();
    return new RtspResponse(200)
        .with("Content-Base", request.uri() + (request.uri().endsWith("/") ? "" : "/"))
        .body("application/sdp", described(mount.get(), host));
  }

  private String described(Mount mount, String host) {
    return mount.faults().jpeg()
        ? Sdp.jpeg(mount.format(), host, server.port())
        : Sdp.of(mount.format(), host, server.port());
  }

  private RtspResponse setup(ChannelHandlerContext ctx, RtspRequest request) {
    String path = request.path();
    if (path.endsWith("/" + Sdp.TRACK)) {
      path = path.substring(0, path.length() - Sdp.TRACK.length() - 1);
    }
    Optional<Mount> mount = server.find(path).filter(one -> !one.faults().isOff());
    if (mount.isEmpty()) {
      return new RtspResponse(404);
    }
    if (mount.get().faults().refused()) {
      return new RtspResponse(503);
    }
    Optional<RtspTransport> wanted = request.header("transport").flatMap(RtspTransport::parse);
    if (wanted.isEmpty()) {
      return new RtspResponse(461);
    }
    Optional<RtspSession> before = session(request);
    if (before.isPresent()) {
      if (before.get().playing()) {
        return new RtspResponse(455);
      }
      server.end(before.get(), false);
    }
    RtspSession session = server.open(mount.get(), wanted.get(), ctx.channel());
    return inSession(new RtspResponse(200), session).with("Transport", granted(session));
  }

  private String granted(RtspSession session) {
    RtspTransport way = session.transport();
    String ssrc = ";ssrc=" + String.format("%08X", session.ssrc());
    String pair = way.rtp() + "-" + way.rtcp();
    return way.interleaved()
        ? "RTP/AVP/TCP;unicast;interleaved=" + pair + ssrc
        : "RTP/AVP;unicast;client_port=" + pair + ";server_port=" + server.udp().ports() + ssrc;
  }

  private RtspResponse play(RtspRequest request) {
    return inSession(
        request,
        session -> {
          if (session.mount().faults().refused()) {
            return new RtspResponse(503);
          }
          return inSession(new RtspResponse(200), session)
              .with("Range", "npt=now-")
              .with(
                  "RTP-Info",
                  "url="
                      + server.url(session.mount().path())
                      + "/"
                      + Sdp.TRACK
                      + ";seq="
                      + session.nextSequence());
        });
  }

  private RtspResponse inSession(RtspResponse response, RtspSession session) {
    return response.with(
        "Session", session.id() + ";timeout=" + server.settings().sessionTimeout().toSeconds());
  }

  private interface InSession {
    RtspResponse answer(RtspSession session);
  }

  private RtspResponse inSession(RtspRequest request, InSession act) {
    Optional<RtspSession> session = session(request);
    return session.isEmpty() ? new RtspResponse(454) : act.answer(session.get());
  }

  private Optional<RtspSession> session(RtspRequest request) {
    return request
        .header("session")
        .map(text -> text.split(";", 2)[0].trim())
        .flatMap(server::session);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    server.closed(ctx.channel());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof DecoderException) {
      LOG.info("{}: not RTSP: {}", ctx.channel().remoteAddress(), cause.getMessage());
      ctx.writeAndFlush(Unpooled.wrappedBuffer(new RtspResponse(400).toBytes()))
          .addListener(ChannelFutureListener.CLOSE);
    } else {
      LOG.debug("{}: {}", ctx.channel().remoteAddress(), cause.toString());
      ctx.close();
    }
  }
}
