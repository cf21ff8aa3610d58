package io.skybeat.analytics.rtp;

import io.skybeat.analytics.video.Codec;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** The parameter sets in force, from the session description or from the stream itself. */
final class ParameterSets {
  private final Codec codec;
  private final List<byte[]> sets = new ArrayList<>();
  private String codecString;

  ParameterSets(Codec codec, List<byte[]> described) {
    this.codec = codec;
    this.codecString = CodecStrings.unknown(codec);
    described.forEach(this::put);
  }

  /** Takes a parameter set; it replaces the one of its type and id. */
  void put(byte[] nal) {
    if (nal.length < 4) {
      return;
    }
    int type = NalUnits.type(codec, nal[0]);
    sets.removeIf(
        old ->
            NalUnits.type(codec, old[0]) == type
                && (old[codec == Codec.H264 ? 1 : 2] == nal[codec == Codec.H264 ? 1 : 2]
                    || NalUnits.sequenceSet(codec, type)));
    sets.add(nal);
    if (NalUnits.sequenceSet(codec, type)) {
      codecString = CodecStrings.ofSequenceSet(codec, nal);
    }
  }

  /** All sets in Annex B, in the order of their types: video, sequence, picture. */
  byte[] annexB() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sets.stream()
        .sorted((a, b) -> NalUnits.type(codec, a[0]) - NalUnits.type(codec, b[0]))
        .forEach(
            nal -> {
              out.writeBytes(NalUnits.START_CODE);
              out.writeBytes(nal);
            });
    return out.toByteArray();
  }

  String codecString() {
    return codecString;
  }
}
