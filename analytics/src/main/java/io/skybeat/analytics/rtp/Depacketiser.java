package io.skybeat.analytics.rtp;

import io.skybeat.analytics.video.Codec;
import java.io.ByteArrayOutputStream;

/**
 * Takes NAL units out of RTP payloads: single units, aggregates and fragments of RFC 6184 (H.264,
 * packetisation modes 0 and 1) and RFC 7798 (H.265, without decoding order numbers).
 */
final class Depacketiser {
  /** Receives whole NAL units, without start codes. */
  interface Sink {
    void nal(byte[] data, int offset, int length);
  }

  private final Codec codec;
  private final Sink sink;
  private final ByteArrayOutputStream fragments = new ByteArrayOutputStream(64 * 1024);
  private boolean assembling;

  Depacketiser(Codec codec, Sink sink) {
    this.codec = codec;
    this.sink = sink;
  }

  /** Takes a payload; false when it is broken or the fragment's beginning was lost. */
  boolean accept(RtpPacket packet) {
    int header = codec == Codec.H264 ? 1 : 2;
    if (packet.length() <= header) {
      return false;
    }
    int type = NalUnits.type(codec, packet.data()[packet.offset()]);
    boolean aggregate = type == (codec == Codec.H264 ? 24 : 48);
    boolean fragment = type == (codec == Codec.H264 ? 28 : 49);
    if (fragment) {
      return fragment(packet, header);
    }
    boolean whole = !assembling;
    assembling = false;
    if (aggregate) {
      return aggregate(packet, header) && whole;
    }
    if (codec == Codec.H264 ? type < 1 || type > 23 : type > 47) {
      return false;
    }
    sink.nal(packet.data(), packet.offset(), packet.length());
    return whole;
  }

  /** Packets are missing: a fragment that was being put together is void. */
  boolean lost() {
    boolean broke = assembling;
    assembling = false;
    return broke;
  }

  private boolean aggregate(RtpPacket packet, int header) {
    int at = packet.offset() + header;
    int end = packet.offset() + packet.length();
    while (at + 2 < end) {
      int length = Bytes.u16(packet.data(), at);
      if (length == 0 || at + 2 + length > end) {
        return false;
      }
      sink.nal(packet.data(), at + 2, length);
      at += 2 + length;
    }
    return at == end;
  }

  private boolean fragment(RtpPacket packet, int header) {
    byte[] data = packet.data();
    int at = packet.offset();
    if (packet.length() < header + 2) {
      return false;
    }
    int control = data[at + header];
    boolean first = (control & 0x80) != 0;
    boolean last = (control & 0x40) != 0;
    boolean whole = true;
    if (first) {
      whole = !assembling;
      begin(data, at, control);
    } else if (!assembling) {
      return false;
    }
    fragments.write(data, at + header + 1, packet.length() - header - 1);
    if (last) {
      assembling = false;
      byte[] nal = fragments.toByteArray();
      sink.nal(nal, 0, nal.length);
    }
    return whole;
  }

  /** Rebuilds the NAL header that fragmentation replaced. */
  private void begin(byte[] data, int at, int control) {
    fragments.reset();
    assembling = true;
    if (codec == Codec.H264) {
      fragments.write(data[at] & 0xE0 | control & 0x1F);
    } else {
      fragments.write(data[at] & 0x81 | (control & 0x3F) << 1);
      fragments.write(data[at + 1]);
    }
  }
}
