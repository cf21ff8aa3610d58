package io.skybeat.simulator.stream;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plain-socket RTSP client that shows every byte of what the server says. */
final class RtspProbe implements AutoCloseable {
  /** A response; {@code challenges} are its WWW-Authenticate headers, in order. */
  record Reply(int status, Map<String, String> headers, List<String> challenges, String body) {}

  /** A packet within the connection. */
  record Packet(int channel, ByteBuffer bytes) {
    boolean isSenderReport() {
      return channel == 1 && (bytes.get(1) & 0xFF) == 200;
    }

    boolean isBye() {
      for (int at = 0; channel == 1 && at + 4 <= bytes.limit(); ) {
        if ((bytes.get(at + 1) & 0xFF) == 203) {
          return true;
        }
        at += 4 * (1 + (bytes.getShort(at + 2) & 0xFFFF));
      }
      return false;
    }

    boolean marker() {
      return (bytes.get(1) & 0x80) != 0;
    }

    int rtpTime() {
      return bytes.getInt(isSenderReport() ? 16 : 4);
    }

    int sequence() {
      return bytes.getShort(2) & 0xFFFF;
    }

    byte[] payload() {
      byte[] payload = new byte[bytes.limit() - 12];
      bytes.get(12, payload);
      return payload;
    }

    /** UTC of a sender report in microseconds. */
    long utcMicros() {
      long seconds = (bytes.getInt(8) & 0xFFFFFFFFL) - 2_208_988_800L;
      return seconds * 1_000_000 + (((bytes.getInt(12) & 0xFFFFFFFFL) * 1_000_000) >>> 32);
    }
  }

  private final String url;
  private final Socket socket;
  private final DataInputStream in;
  private final Deque<Packet> packets = new ArrayDeque<>();
  private int number;

  RtspProbe(String url) throws IOException {
    this.url = url;
    URI uri = URI.create(url);
    socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoTimeout(5000);
    in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
  }

  Reply ask(String method, String... headers) throws IOException {
    return askAt(url, method, headers);
  }

  Reply askAt(String target, String method, String... headers) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(target).append(" RTSP/1.0\r\n");
    text.append("CSeq: ").append(++number).append("\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    send(text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    return reply();
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** DESCRIBE, SETUP within the connection, PLAY; returns the session's id. */
  String play() throws IOException {
    String session = setup("RTP/AVP/TCP;unicast;interleaved=0-1");
    require(ask("PLAY", "Session: " + session));
    return session;
  }

  String setup(String transport) throws IOException {
    Reply reply = askAt(url + "/trackID=0", "SETUP", "Transport: " + transport);
    require(reply);
    return reply.headers().get("session").split(";")[0];
  }

  private static void require(Reply reply) {
    if (reply.status() != 200) {
      throw new AssertionError(reply.toString());
    }
  }

  Reply reply() throws IOException {
    while (true) {
      int first = in.read();
      if (first < 0) {
        throw new IOException("closed by the server");
      }
      if (first != '$') {
        return reply((char) first + line());
      }
      packets.add(binary());
    }
  }

  /** The next packet; throws after 5 s without one. */
  Packet packet() throws IOException {
    if (!packets.isEmpty()) {
      return packets.poll();
    }
    int first = in.read();
    if (first != '$') {
      throw new IOException(first < 0 ? "closed by the server" : "not a packet: " + first);
    }
    return binary();
  }

  /**
   * Returns when the server has dealt with all that was published before. Asks twice, since one
   * round of its loop reads sockets before it takes up what other threads have handed in.
   */
  void settle() throws IOException {
    require(ask("OPTIONS"));
    require(ask("OPTIONS"));
  }

  /** Reads one packet; true when it was the last of a picture. */
  boolean picture() throws IOException {
    Packet packet = packet();
    return !packet.isSenderReport() && packet.marker();
  }

  /** Forgets the packets read along with the last reply; how many bytes they had. */
  long dropWaiting() {
    long bytes = 0;
    for (Packet packet : packets) {
      bytes += packet.bytes().limit();
    }
    packets.clear();
    return bytes;
  }

  Packet senderReport() throws IOException {
    Packet packet = packet();
    while (!packet.isSenderReport()) {
      packet = packet();
    }
    return packet;
  }

  private Packet binary() throws IOException {
    int channel = in.readUnsignedByte();
    byte[] bytes = new byte[in.readUnsignedShort()];
    in.readFully(bytes);
    return new Packet(channel, ByteBuffer.wrap(bytes));
  }

  private Reply reply(String statusLine) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    List<String> challenges = new ArrayList<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).trim();
      headers.put(name, value);
      if (name.equals("www-authenticate")) {
        challenges.add(value);
      }
    }
    byte[] body = new byte[Integer.parseInt(headers.getOrDefault("content-length", "0"))];
    in.readFully(body);
    return new Reply(
        Integer.parseInt(statusLine.split(" ")[1]),
        headers,
        challenges,
        new String(body, StandardCharsets.UTF_8));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("closed by the server");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  /** True when the server has closed; waits up to 5 s. */
  boolean closedByServer() {
    try {
      while (in.read() >= 0) {
        // What is still on its way.
      }
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
