package io.skybeat.analytics.rtp;

import io.skybeat.analytics.video.Codec;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The parameter sets in force, from the session description or from the stream itself. */
final class ParameterSets {
  private final Codec codec;
  private final List<byte[]> sets = new ArrayList<>();
  private String codecString;

  ParameterSets(Codec codec, List<byte[]> described) {
    this.codec = codec;
    this.codecString = codec == Codec.H264 ? "avc1.42E01F" : "hev1.1.6.L93.B0";
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
      codecString = codec == Codec.H264 ? avc(nal) : hevc(nal);
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

  private static String avc(byte[] sps) {
    return "avc1.%02X%02X%02X".formatted(sps[1] & 0xFF, sps[2] & 0xFF, sps[3] & 0xFF);
  }

  /** {@code hev1.profile.compatibility.tier+level.constraints}, ISO/IEC 14496-15 annex E. */
  private static String hevc(byte[] sps) {
    byte[] raw = unescaped(sps);
    if (raw.length < 15) {
      return "hev1.1.6.L93.B0";
    }
    int profile = raw[3] & 0x1F;
    String space = new String[] {"", "A", "B", "C"}[raw[3] >> 6 & 3];
    int compatible = Integer.reverse((int) Bytes.u32(raw, 4));
    String tier = (raw[3] & 0x20) != 0 ? "H" : "L";
    StringBuilder text =
        new StringBuilder("hev1.")
            .append(space)
            .append(profile)
            .append('.')
            .append(Integer.toHexString(compatible).toUpperCase(Locale.ROOT))
            .append('.')
            .append(tier)
            .append(raw[14] & 0xFF);
    int last = 13;
    while (last > 8 && raw[last - 1] == 0) {
      last--;
    }
    for (int i = 8; i < last; i++) {
      text.append('.').append(Integer.toHexString(raw[i] & 0xFF).toUpperCase(Locale.ROOT));
    }
    return text.toString();
  }

  /** Without the emulation prevention bytes; only the beginning is needed. */
  private static byte[] unescaped(byte[] nal) {
    byte[] out = new byte[nal.length];
    int size = 0;
    int zeros = 0;
    for (byte value : nal) {
      if (zeros >= 2 && value == 3) {
        zeros = 0;
        continue;
      }
      zeros = value == 0 ? zeros + 1 : 0;
      out[size++] = value;
    }
    return Arrays.copyOf(out, size);
  }
}
