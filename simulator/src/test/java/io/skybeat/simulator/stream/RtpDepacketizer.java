package io.skybeat.simulator.stream;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts NAL units together again, written from RFC 6184 and RFC 7798 rather than from our code. */
final class RtpDepacketizer {
  private final Codec codec;

  RtpDepacketizer(Codec codec) {
    this.codec = codec;
  }

  List<byte[]> nals(List<byte[]> payloads) {
    List<byte[]> nals = new ArrayList<>();
    ByteArrayOutputStream fragments = new ByteArrayOutputStream();
    for (byte[] payload : payloads) {
      int type = codec == Codec.H264 ? payload[0] & 31 : (payload[0] >> 1) & 63;
      if (type == (codec == Codec.H264 ? 24 : 48)) {
        aggregate(payload, nals);
      } else if (type == (codec == Codec.H264 ? 28 : 49)) {
        fragment(payload, fragments, nals);
      } else {
        nals.add(payload);
      }
    }
    return nals;
  }

  private void aggregate(byte[] payload, List<byte[]> nals) {
    int at = codec == Codec.H264 ? 1 : 2;
    while (at < payload.length) {
      int length = ((payload[at] & 0xFF) << 8) | (payload[at + 1] & 0xFF);
      nals.add(Arrays.copyOfRange(payload, at + 2, at + 2 + length));
      at += 2 + length;
    }
  }

  private void fragment(byte[] payload, ByteArrayOutputStream fragments, List<byte[]> nals) {
    int headerAt = codec == Codec.H264 ? 1 : 2;
    int header = payload[headerAt];
    if ((header & 0x80) != 0) {
      fragments.reset();
      if (codec == Codec.H264) {
        fragments.write((payload[0] & 0xE0) | (header & 0x1F));
      } else {
        fragments.write((payload[0] & 0x81) | ((header & 0x3F) << 1));
        fragments.write(payload[1]);
      }
    }
    fragments.write(payload, headerAt + 1, payload.length - headerAt - 1);
    if ((header & 0x40) != 0) {
      nals.add(fragments.toByteArray());
    }
  }
}
