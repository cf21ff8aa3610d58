package io.skybeat.analytics.rtsp;

import io.skybeat.analytics.video.StreamAddress;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The RTSP connection as bytes: connects, writes and reads without ever waiting longer than it is
 * told, whatever the other side does. Used by one thread; {@link Selector#wakeup} may come from
 * others.
 */
final class RtspConnection implements AutoCloseable {
  private final Selector selector;
  private final SocketChannel channel;
  private final ByteBuffer in = ByteBuffer.allocateDirect(512 * 1024);

  private RtspConnection(Selector selector, SocketChannel channel) {
    this.selector = selector;
    this.channel = channel;
  }

  static RtspConnection open(StreamAddress address, Selector selector, long timeoutMs)
      throws IOException {
    InetSocketAddress target = new InetSocketAddress(address.host(), address.port());
    if (target.isUnresolved()) {
      throw new IOException("host '" + address.host() + "' is unknown; check the stream address");
    }
    SocketChannel channel = SocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.setOption(StandardSocketOptions.SO_RCVBUF, 1024 * 1024);
      SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
      if (!channel.connect(target)) {
        selector.select(timeoutMs);
        if (!channel.finishConnect()) {
          throw new IOException(
              "no answer from " + place(address) + " within " + timeoutMs + " ms");
        }
      }
      key.interestOps(SelectionKey.OP_READ);
      selector.selectedKeys().clear();
      return new RtspConnection(selector, channel);
    } catch (ConnectException e) {
      channel.close();
      throw new IOException("nothing listens at " + place(address) + " (connection refused)", e);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Writes all of {@code text}; gives up after {@code timeoutMs}. */
  void write(String text, long timeoutMs) throws IOException {
    write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), timeoutMs);
  }

  /** Writes a packet on an interleaved channel. */
  void writePacket(int number, byte[] packet, long timeoutMs) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(4 + packet.length);
    out.put((byte) '$').put((byte) number).putShort((short) packet.length).put(packet).flip();
    write(out, timeoutMs);
  }

  private void write(ByteBuffer out, long timeoutMs) throws IOException {
    long waitedMs = 0;
    while (true) {
      channel.write(out);
      if (!out.hasRemaining()) {
        return;
      }
      if (waitedMs >= timeoutMs) {
        throw new IOException("the server takes no requests");
      }
      // A full send buffer towards a player is so rare that waiting in steps will do.
      try {
        TimeUnit.MILLISECONDS.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      waitedMs += 5;
    }
  }

  /** Waits up to {@code timeoutMs} for anything to come, on any channel of the selector. */
  void await(long timeoutMs) throws IOException {
    selector.selectedKeys().clear();
    if (timeoutMs <= 0) {
      selector.selectNow();
    } else {
      selector.select(timeoutMs);
    }
  }

  /**
   * Reads once and hands on what came. More is left for the next time: decoding goes on between,
   * and what comes meanwhile has a later time of arrival.
   *
   * @param arrived called after reading and before handing on: now is when it arrived
   */
  void drain(RtspParser parser, Runnable arrived) throws IOException {
    int count = channel.read(in);
    if (count < 0) {
      throw new EOFException("the server closed the connection");
    }
    if (count > 0) {
      arrived.run();
      in.flip();
      parser.feed(in);
      in.compact();
      if (!in.hasRemaining()) {
        throw new IOException("the server's answer is too long");
      }
    }
  }

  InetAddress local() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getAddress();
  }

  InetAddress remote() throws IOException {
    return ((InetSocketAddress) channel.getRemoteAddress()).getAddress();
  }

  private static String place(StreamAddress address) {
    return address.host() + ":" + address.port();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The connection is given up anyway.
    }
  }
}
