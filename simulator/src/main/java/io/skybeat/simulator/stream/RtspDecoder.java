package io.skybeat.simulator.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts a client's bytes into {@link RtspRequest}s and {@link Interleaved} packets. Netty's own
 * codec cannot: it takes the dollar sign of an interleaved RTCP packet for a method.
 */
final class RtspDecoder extends ByteToMessageDecoder {
  private final int maxHeadBytes;
  private final int maxBodyBytes;
  private RtspRequest head;
  private int bodyBytes;

  /** A binary packet within the control connection. */
  record Interleaved(int channel, int length) {}

  RtspDecoder(int maxHeadBytes, int maxBodyBytes) {
    this.maxHeadBytes = maxHeadBytes;
    this.maxBodyBytes = maxBodyBytes;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (head != null) {
      body(in, out);
      return;
    }
    while (in.isReadable() && isLineEnd(in.getByte(in.readerIndex()))) {
      in.skipBytes(1);
    }
    if (!in.isReadable()) {
      return;
    }
    if (in.getByte(in.readerIndex()) == '$') {
      interleaved(in, out);
    } else {
      head(in, out);
    }
  }

  private static boolean isLineEnd(byte b) {
    return b == '\r' || b == '\n';
  }

  private static void interleaved(ByteBuf in, List<Object> out) {
    if (in.readableBytes() < 4) {
      return;
    }
    int length = in.getUnsignedShort(in.readerIndex() + 2);
    if (in.readableBytes() < 4 + length) {
      return;
    }
    out.add(new Interleaved(in.getUnsignedByte(in.readerIndex() + 1), length));
    in.skipBytes(4 + length);
  }

  private void head(ByteBuf in, List<Object> out) {
    int end = headEnd(in);
    if (end < 0) {
      if (in.readableBytes() > maxHeadBytes) {
        throw new CorruptedFrameException("request head of over " + maxHeadBytes + " bytes");
      }
      return;
    }
    String text = in.readCharSequence(end - in.readerIndex(), StandardCharsets.UTF_8).toString();
    RtspRequest request = parse(text);
    try {
      bodyBytes = Integer.parseInt(request.headers().getOrDefault("content-length", "0"));
    } catch (NumberFormatException e) {
      throw new CorruptedFrameException("Content-Length is not a number", e);
    }
    if (bodyBytes < 0 || bodyBytes > maxBodyBytes) {
      throw new CorruptedFrameException("request body of " + bodyBytes + " bytes");
    }
    head = request;
    body(in, out);
  }

  /** No method of ours needs its body: it is skipped. */
  private void body(ByteBuf in, List<Object> out) {
    if (in.readableBytes() >= bodyBytes) {
      in.skipBytes(bodyBytes);
      out.add(head);
      head = null;
    }
  }

  /** The index behind the empty line, or -1. */
  private int headEnd(ByteBuf in) {
    int limit = Math.min(in.writerIndex(), in.readerIndex() + maxHeadBytes);
    for (int at = in.readerIndex(); at < limit; at++) {
      if (in.getByte(at) != '\n') {
        continue;
      }
      int next = at + 1;
      if (next < limit && in.getByte(next) == '\r') {
        next++;
      }
      if (next < limit && in.getByte(next) == '\n') {
        return next + 1;
      }
    }
    return -1;
  }

  private static RtspRequest parse(String text) {
    List<String> lines = text.lines().toList();
    String[] first = lines.get(0).trim().split(" ", -1);
    if (first.length != 3) {
      throw new CorruptedFrameException("not a request line");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(
            line.substring(0, colon).trim().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).trim());
      }
    }
    return new RtspRequest(first[0], first[1], first[2], headers);
  }
}
