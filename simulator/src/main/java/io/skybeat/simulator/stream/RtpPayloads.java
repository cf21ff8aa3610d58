package io.skybeat.simulator.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an access unit into RTP payloads: RFC 6184 for H.264 (single NAL unit, STAP-A, FU-A; packet
 * mode 1) and RFC 7798 for H.265 (single NAL unit, AP, FU; no DONL). Small neighbours, such as
 * parameter sets and SEI, share a packet. Pure.
 */
final class RtpPayloads {
  private static final int STAP_A = 24;
  private static final int FU_A = 28;
  private static final int H265_AP = 48;
  private static final int H265_FU = 49;

  private final Codec codec;
  private final int maxBytes;
  private final int nalHeaderBytes;

  /**
   * @param maxBytes the largest payload, RTP header not counted
   */
  RtpPayloads(Codec codec, int maxBytes) {
    if (maxBytes < 16) {
      throw new IllegalArgumentException("payloads of " + maxBytes + " bytes are too small");
    }
    this.codec = codec;
    this.maxBytes = maxBytes;
    this.nalHeaderBytes = codec == Codec.H264 ? 1 : 2;
  }

  /** Payloads in order; the marker belongs on the last. */
  List<byte[]> of(List<byte[]> nals) {
    List<byte[]> payloads = new ArrayList<>();
    List<byte[]> neighbours = new ArrayList<>();
    int neighboursBytes = nalHeaderBytes;
    for (byte[] nal : nals) {
      if (nal.length < nalHeaderBytes) {
        continue;
      }
      if (neighboursBytes + 2 + nal.length > maxBytes) {
        flush(neighbours, payloads);
        neighboursBytes = nalHeaderBytes;
      }
      if (nal.length > maxBytes) {
        fragment(nal, payloads);
      } else {
        neighbours.add(nal);
        neighboursBytes += 2 + nal.length;
      }
    }
    flush(neighbours, payloads);
    return payloads;
  }

  private void flush(List<byte[]> neighbours, List<byte[]> payloads) {
    if (neighbours.size() == 1) {
      payloads.add(neighbours.get(0));
    } else if (neighbours.size() > 1) {
      payloads.add(aggregate(neighbours));
    }
    neighbours.clear();
  }

  private byte[] aggregate(List<byte[]> nals) {
    int length = nalHeaderBytes;
    for (byte[] nal : nals) {
      length += 2 + nal.length;
    }
    byte[] payload = new byte[length];
    aggregateHeader(nals, payload);
    int at = nalHeaderBytes;
    for (byte[] nal : nals) {
      payload[at] = (byte) (nal.length >> 8);
      payload[at + 1] = (byte) nal.length;
      System.arraycopy(nal, 0, payload, at + 2, nal.length);
      at += 2 + nal.length;
    }
    return payload;
  }

  private void aggregateHeader(List<byte[]> nals, byte[] payload) {
    if (codec == Codec.H264) {
      int importance = 0;
      for (byte[] nal : nals) {
        importance = Math.max(importance, nal[0] & 0x60);
      }
      payload[0] = (byte) (importance | STAP_A);
      return;
    }
    int layer = 63;
    int temporal = 7;
    for (byte[] nal : nals) {
      layer = Math.min(layer, ((nal[0] & 1) << 5) | ((nal[1] & 0xFF) >> 3));
      temporal = Math.min(temporal, nal[1] & 7);
    }
    payload[0] = (byte) (H265_AP << 1 | layer >> 5);
    payload[1] = (byte) (layer << 3 | temporal);
  }

  private void fragment(byte[] nal, List<byte[]> payloads) {
    int head = nalHeaderBytes + 1;
    int at = nalHeaderBytes;
    while (at < nal.length) {
      int length = Math.min(maxBytes - head, nal.length - at);
      byte[] payload = new byte[head + length];
      int flags = (at == nalHeaderBytes ? 0x80 : 0) | (at + length == nal.length ? 0x40 : 0);
      if (codec == Codec.H264) {
        payload[0] = (byte) ((nal[0] & 0x60) | FU_A);
        payload[1] = (byte) (flags | (nal[0] & 0x1F));
      } else {
        payload[0] = (byte) ((nal[0] & 0x81) | H265_FU << 1);
        payload[1] = nal[1];
        payload[2] = (byte) (flags | ((nal[0] >> 1) & 0x3F));
      }
      System.arraycopy(nal, at, payload, head, length);
      payloads.add(payload);
      at += length;
    }
  }
}
