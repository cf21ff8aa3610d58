package io.skybeat.mavlink.transport;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** The event loops of links: one daemon thread each. */
final class Loops {
  private Loops() {}

  static EventLoopGroup single(String name) {
    return new MultiThreadIoEventLoopGroup(
        1, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
  }

  static void end(EventLoopGroup group) {
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(3, TimeUnit.SECONDS);
  }

  static IOException cannotBind(String protocol, InetSocketAddress local, Throwable cause) {
    String where = protocol + " " + local.getHostString() + ":" + local.getPort();
    if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
      return new IOException(
          where
              + " is in use: another program listens there, perhaps a second station or another"
              + " ground control; end it or configure another port",
          cause);
    }
    return new IOException(
        "cannot listen on " + where + ": " + cause.getMessage() + "; check address and port",
        cause);
  }
}
