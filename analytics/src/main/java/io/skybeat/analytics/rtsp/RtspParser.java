package io.skybeat.analytics.rtsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes the bytes of an RTSP connection apart: answers, and interleaved media packets. */
final class RtspParser {
  /** Receives what the connection carries. */
  interface Sink {
    void response(RtspResponse response);

    /** A packet of interleaved channel {@code channel}. */
    void packet(int channel, byte[] data);
  }

  private static final int MAX_HEAD = 64 * 1024;
  private static final int MAX_BODY = 1024 * 1024;

  private final Sink sink;

  RtspParser(Sink sink) {
    this.sink = sink;
  }

  /** Consumes whole units from {@code in} (ready to be read); leaves the beginning of the next. */
  void feed(ByteBuffer in) throws IOException {
    while (in.hasRemaining()) {
      if (in.get(in.position()) == '$') {
        if (!interleaved(in)) {
          return;
        }
      } else if (!message(in)) {
        return;
      }
    }
  }

  private boolean interleaved(ByteBuffer in) {
    if (in.remaining() < 4) {
      return false;
    }
    int length = in.getShort(in.position() + 2) & 0xFFFF;
    if (in.remaining() < 4 + length) {
      return false;
    }
    int channel = in.get(in.position() + 1) & 0xFF;
    byte[] data = new byte[length];
    in.position(in.position() + 4);
    in.get(data);
    sink.packet(channel, data);
    return true;
  }

  private boolean message(ByteBuffer in) throws IOException {
    int end = headEnd(in);
    if (end < 0) {
      if (in.remaining() > MAX_HEAD) {
        throw new IOException("what the server sends is not RTSP");
      }
      return false;
    }
    int headLength = end - in.position();
    byte[] head = new byte[headLength];
    in.get(in.position(), head);
    String[] lines = new String(head, StandardCharsets.UTF_8).split("\r?\n", -1);
    Map<String, List<String>> headers = headers(lines);
    int bodyLength = bodyLength(headers);
    if (in.remaining() < headLength + bodyLength) {
      return false;
    }
    in.position(in.position() + headLength);
    byte[] body = new byte[bodyLength];
    in.get(body);
    if (lines[0].startsWith("RTSP/")) {
      sink.response(response(lines[0], headers, body));
    }
    // Requests of the server (announcements, pings) need no answer from a player.
    return true;
  }

  private static RtspResponse response(String line, Map<String, List<String>> headers, byte[] body)
      throws IOException {
    String[] parts = line.split(" ", 3);
    try {
      int status = Integer.parseInt(parts[1].trim());
      return new RtspResponse(status, parts.length > 2 ? parts[2].trim() : "", headers, body);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new IOException("the server's answer has no status: '" + line + "'", e);
    }
  }

  private static Map<String, List<String>> headers(String[] lines) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers
            .computeIfAbsent(
                lines[i].substring(0, colon).trim().toLowerCase(Locale.ROOT),
                name -> new ArrayList<>())
            .add(lines[i].substring(colon + 1).trim());
      }
    }
    return headers;
  }

  private static int bodyLength(Map<String, List<String>> headers) throws IOException {
    List<String> values = headers.getOrDefault("content-length", List.of());
    if (values.isEmpty()) {
      return 0;
    }
    try {
      int length = Integer.parseInt(values.get(0));
      if (length >= 0 && length <= MAX_BODY) {
        return length;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IOException("the server's answer has a length of '" + values.get(0) + "'");
  }

  /** Position after the empty line that ends the head, or -1. */
  private static int headEnd(ByteBuffer in) {
    int breaks = 0;
    for (int i = in.position(); i < in.limit(); i++) {
      byte value = in.get(i);
      if (value == '\n') {
        breaks++;
        if (breaks == 2) {
          return i + 1;
        }
      } else if (value != '\r') {
        breaks = 0;
      }
    }
    return -1;
  }
}
