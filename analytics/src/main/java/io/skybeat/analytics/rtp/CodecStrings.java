package io.skybeat.analytics.rtp;

import io.skybeat.analytics.video.Codec;
import java.util.Arrays;
import java.util.Locale;

/** The names that browsers know codings by (WebCodecs), from the sequence parameter set. */
public final class CodecStrings {
  private CodecStrings() {}

  /** A common profile, before the stream has told its own. */
  public static String unknown(Codec codec) {
    return codec == Codec.H264 ? "avc1.42E01F" : "hev1.1.6.L93.B0";
  }

  /** From parameter sets in Annex B; {@link #unknown} when they hold no sequence set. */
  public static String of(Codec codec, byte[] annexB) {
    for (int i = 0; i + 3 < annexB.length; i++) {
      boolean start = annexB[i] == 0 && annexB[i + 1] == 0 && annexB[i + 2] == 1;
      if (start && NalUnits.sequenceSet(codec, NalUnits.type(codec, annexB[i + 3]))) {
        return ofSequenceSet(codec, Arrays.copyOfRange(annexB, i + 3, annexB.length));
      }
    }
    return unknown(codec);
  }

  /** From a sequence parameter set without start code. */
  static String ofSequenceSet(Codec codec, byte[] sps) {
    return codec == Codec.H264 ? avc(sps) : hevc(sps);
  }

  private static String avc(byte[] sps) {
    if (sps.length < 4) {
      return unknown(Codec.H264);
    }
    return "avc1.%02X%02X%02X".formatted(sps[1] & 0xFF, sps[2] & 0xFF, sps[3] & 0xFF);
  }

  /** {@code hev1.profile.compatibility.tier+level.constraints}, ISO/IEC 14496-15 annex E. */
  private static String hevc(byte[] sps) {
    byte[] raw = unescaped(sps);
    if (raw.length < 15) {
      return unknown(Codec.H265);
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
    int last = 14;
    while (last > 8 && raw[last - 1] == 0) {
      last--;
    }
    for (int i = 8; i < last; i++) {
      text.append('.').append(Integer.toHexString(raw[i] & 0xFF).toUpperCase(Locale.ROOT));
    }
    return text.toString();
  }

  /** Without the emulation prevention bytes. */
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
