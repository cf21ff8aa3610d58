package io.skybeat.mavlink.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The event loops of links: one daemon thread each. */
final class Loops {
  private Loops() {}

  static EventLoopGroup single(String name) {
    return new MultiThreadIoEventLoopGroup(
        1, new DefaultThreadFactory(name, true), NioIoHandler.newFactory());
  }

  /**
   * Writes behind whatever was written before, on whichever thread: Netty would let the loop's own
   * thread overtake the others, and a signed frame that is overtaken counts as replayed.
   *
   * @param failed told when the bytes did not go out
   */
  static void write(Channel channel, ByteBuf bytes, Object message, Consumer<Throwable> failed) {
    try {
      channel
          .eventLoop()
          .execute(
              () ->
                  channel
                      .writeAndFlush(message)
                      .addListener(
                          done -> {
                            if (!done.isSuccess()) {
                              failed.accept(done.cause());
                            }
                          }));
    } catch (RejectedExecutionException e) {
      bytes.release();
      failed.accept(e);
    }
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
