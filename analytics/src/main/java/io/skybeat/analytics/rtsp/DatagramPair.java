package io.skybeat.analytics.rtsp;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * Two neighbouring UDP ports for RTP and RTCP, on the address by which the server is reached; what
 * others send there is dropped.
 */
final class DatagramPair implements AutoCloseable {
  private static final int RECEIVE_BUFFER = 4 * 1024 * 1024;
  private static final int ATTEMPTS = 100;

  private final DatagramChannel rtp;
  private final DatagramChannel rtcp;
  private final InetAddress server;

  /** Receives a datagram. */
  interface Sink {
    void packet(boolean control, byte[] data);
  }

  private DatagramPair(DatagramChannel rtp, DatagramChannel rtcp, InetAddress server) {
    this.rtp = rtp;
    this.rtcp = rtcp;
    this.server = server;
  }

  static DatagramPair open(InetAddress local, InetAddress server, Selector selector)
      throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      DatagramChannel even = DatagramChannel.open();
      DatagramChannel odd = DatagramChannel.open();
      try {
        even.bind(new InetSocketAddress(local, 0));
        int port = even.socket().getLocalPort();
        if (port % 2 == 0) {
          odd.bind(new InetSocketAddress(local, port + 1));
          even.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
          DatagramPair pair = new DatagramPair(even, odd, server);
          pair.register(selector);
          return pair;
        }
      } catch (BindException e) {
        // The odd neighbour is taken; try another pair.
      }
      even.close();
      odd.close();
    }
    throw new IOException("no free pair of UDP ports on " + local.getHostAddress());
  }

  private void register(Selector selector) throws IOException {
    for (DatagramChannel channel : new DatagramChannel[] {rtp, rtcp}) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
    }
  }

  int port() {
    return rtp.socket().getLocalPort();
  }

  /** Opens the way through address translators on the path. */
  void punch(int serverRtp, int serverRtcp) throws IOException {
    rtp.send(ByteBuffer.wrap(new byte[] {(byte) 0x80, 0, 0, 0}), to(serverRtp));
    rtcp.send(ByteBuffer.wrap(new byte[] {(byte) 0x80, (byte) 201, 0, 0}), to(serverRtcp));
  }

  void report(byte[] packet, int serverRtcp) throws IOException {
    rtcp.send(ByteBuffer.wrap(packet), to(serverRtcp));
  }

  /** Reads all that has come. */
  void drain(ByteBuffer scratch, Sink sink) throws IOException {
    drain(rtcp, true, scratch, sink);
    drain(rtp, false, scratch, sink);
  }

  private void drain(DatagramChannel channel, boolean control, ByteBuffer scratch, Sink sink)
      throws IOException {
    while (true) {
      scratch.clear();
      InetSocketAddress from;
      try {
        from = (InetSocketAddress) channel.receive(scratch);
      } catch (java.net.PortUnreachableException e) {
        continue;
      }
      if (from == null) {
        return;
      }
      if (from.getAddress().equals(server)) {
        byte[] data = new byte[scratch.flip().remaining()];
        scratch.get(data);
        sink.packet(control, data);
      }
    }
  }

  private InetSocketAddress to(int port) {
    return new InetSocketAddress(server, port);
  }

  @Override
  public void close() {
    try (rtp;
        rtcp) {
      // Closing is all.
    } catch (IOException e) {
      // Nothing of it is needed any more.
    }
  }
}
