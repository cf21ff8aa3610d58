package io.skybeat.analytics.rtsp;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One client of {@link TestRtspServer}. */
final class TestRtspSession {
  private static final Pattern CLIENT_PORT = Pattern.compile("client_port=(\\d+)-(\\d+)");
  private static final Pattern CHANNELS = Pattern.compile("interleaved=(\\d+)-(\\d+)");
  private static final int MTU = 1200;

  private final Socket socket;
  private final OutputStream out;
  private final boolean hevc;
  private final DatagramSocket datagrams;
  private final Instant epoch = Instant.now();
  // Starts just below the wrap of both counters.
  private int sequence = 65_500;
  private final long firstTimestamp = 0xFFFF_0000L;
  private int clientPort;
  private int firstChannel;
  private volatile boolean playing;
  private boolean started;
  private int units;
  private int packets;

  TestRtspSession(Socket socket, boolean hevc) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.hevc = hevc;
    this.datagrams = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  boolean playing() {
    return playing;
  }

  synchronized void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Sets the video track up; any other is granted too, but nothing is ever sent on it. */
  String setUp(String transport, boolean video) {
    Matcher ports = CLIENT_PORT.matcher(transport);
    if (ports.find()) {
      clientPort = video ? Integer.parseInt(ports.group(1)) : clientPort;
      return "RTP/AVP;unicast;client_port=%s-%s;server_port=%d-%d"
          .formatted(
              ports.group(1), ports.group(2), datagrams.getLocalPort(), datagrams.getLocalPort());
    }
    Matcher channels = CHANNELS.matcher(transport);
    if (video && channels.find()) {
      firstChannel = Integer.parseInt(channels.group(1));
    }
    return transport;
  }

  void play() {
    playing = true;
  }

  void stop() {
    playing = false;
    datagrams.close();
  }

  void cut() throws IOException {
    playing = false;
    socket.close();
  }

  /** Sends a unit; begins with a key unit, a report follows the first and then every 25th. */
  synchronized void send(
      byte[] unit, boolean key, Instant at, boolean reports, Duration shift, double loss) {
    started |= key;
    if (!started) {
      return;
    }
    try {
      long timestamp = timestamp(at);
      int start = nextStart(unit, 0);
      while (start < unit.length) {
        int end = nextStart(unit, start + 3);
        int stop = end < unit.length && unit[end - 1] == 0 ? end - 1 : end;
        nal(Arrays.copyOfRange(unit, start + 3, stop), timestamp, end >= unit.length, loss);
        start = end;
      }
      if (reports && units++ % 25 == 0) {
        packet(report(at.plus(shift), timestamp), true);
      }
    } catch (IOException e) {
      playing = false;
    }
  }

  private long timestamp(Instant at) {
    Duration since = Duration.between(epoch, at);
    long ticks = Math.round(since.toNanos() * 90_000 / 1e9);
    return firstTimestamp + ticks & 0xFFFF_FFFFL;
  }

  private void nal(byte[] nal, long timestamp, boolean last, double loss) throws IOException {
    if (nal.length <= MTU) {
      media(nal, timestamp, last, loss);
      return;
    }
    int head = hevc ? 2 : 1;
    for (int at = head; at < nal.length; at += MTU) {
      int length = Math.min(MTU, nal.length - at);
      boolean end = at + length == nal.length;
      ByteBuffer part = ByteBuffer.allocate(head + 1 + length);
      int flags = (at == head ? 0x80 : 0) | (end ? 0x40 : 0);
      if (hevc) {
        part.put((byte) (nal[0] & 0x81 | 49 << 1)).put(nal[1]);
        part.put((byte) (flags | nal[0] >> 1 & 0x3F));
      } else {
        part.put((byte) (nal[0] & 0xE0 | 28)).put((byte) (flags | nal[0] & 0x1F));
      }
      part.put(nal, at, length);
      media(part.array(), timestamp, last && end, loss);
    }
  }

  private void media(byte[] payload, long timestamp, boolean marker, double loss)
      throws IOException {
    ByteBuffer packet = ByteBuffer.allocate(12 + payload.length);
    packet.put((byte) 0x80).put((byte) (96 | (marker ? 0x80 : 0)));
    packet.putShort((short) sequence++).putInt((int) timestamp).putInt(42).put(payload);
    packets++;
    if (loss > 0 && packets % Math.round(1 / loss) == 0) {
      return;
    }
    packet(packet.array(), false);
  }

  private byte[] report(Instant wallClock, long timestamp) {
    long seconds = wallClock.getEpochSecond() + 2_208_988_800L;
    long fraction = ((long) wallClock.getNano() << 32) / 1_000_000_000L;
    ByteBuffer report = ByteBuffer.allocate(28);
    report.put((byte) 0x80).put((byte) 200).putShort((short) 6).putInt(42);
    report.putInt((int) seconds).putInt((int) fraction).putInt((int) timestamp);
    return report.array();
  }

  private void packet(byte[] bytes, boolean control) throws IOException {
    if (clientPort > 0) {
      datagrams.send(
          new DatagramPacket(
              bytes,
              bytes.length,
              InetAddress.getLoopbackAddress(),
              clientPort + (control ? 1 : 0)));
      return;
    }
    out.write(
        new byte[] {
          '$',
          (byte) (firstChannel + (control ? 1 : 0)),
          (byte) (bytes.length >> 8),
          (byte) bytes.length
        });
    out.write(bytes);
    out.flush();
  }

  private static int nextStart(byte[] unit, int from) {
    for (int i = from; i + 2 < unit.length; i++) {
      if (unit[i] == 0 && unit[i + 1] == 0 && unit[i + 2] == 1) {
        return i;
      }
    }
    return unit.length;
  }
}
