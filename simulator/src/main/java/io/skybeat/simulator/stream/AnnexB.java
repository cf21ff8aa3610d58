package io.skybeat.simulator.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** NAL units in a byte stream: found by their start codes, joined with them. Pure. */
final class AnnexB {
  private AnnexB() {}

  /** The NAL units of {@code stream}, without start codes and without trailing zero bytes. */
  static List<byte[]> split(byte[] stream) {
    List<byte[]> units = new ArrayList<>();
    int start = -1;
    int at = 0;
    while (at + 2 < stream.length) {
      if (stream[at + 2] > 1 || stream[at + 2] < 0) {
        at += 3;
      } else if (stream[at] == 0 && stream[at + 1] == 0 && stream[at + 2] == 1) {
        add(units, stream, start, at);
        start = at + 3;
        at += 3;
      } else {
        at++;
      }
    }
    add(units, stream, start, stream.length);
    return units;
  }

  private static void add(List<byte[]> units, byte[] stream, int start, int end) {
    if (start < 0) {
      return;
    }
    int last = end;
    // A NAL unit never ends in zero: these belong to the next start code or are padding.
    while (last > start && stream[last - 1] == 0) {
      last--;
    }
    if (last > start) {
      units.add(Arrays.copyOfRange(stream, start, last));
    }
  }

  /** A byte stream of {@code units}, each behind a four-byte start code. */
  static byte[] join(List<byte[]> units) {
    int length = 0;
    for (byte[] unit : units) {
      length += 4 + unit.length;
    }
    byte[] stream = new byte[length];
    int at = 0;
    for (byte[] unit : units) {
      stream[at + 3] = 1;
      System.arraycopy(unit, 0, stream, at + 4, unit.length);
      at += 4 + unit.length;
    }
    return stream;
  }

  static int type(Codec codec, byte[] unit) {
    return codec == Codec.H264 ? unit[0] & 0x1F : (unit[0] >> 1) & 0x3F;
  }

  /** Parameter sets: VPS, SPS, PPS. */
  static boolean isParameterSet(Codec codec, byte[] unit) {
    int type = type(codec, unit);
    return codec == Codec.H264 ? type == 7 || type == 8 : type >= 32 && type <= 34;
  }

  /** Part of the picture itself, as opposed to parameter sets and messages. */
  static boolean isSlice(Codec codec, byte[] unit) {
    int type = type(codec, unit);
    return codec == Codec.H264 ? type >= 1 && type <= 5 : type < 32;
  }

  /** A slice that decoding can start from. */
  static boolean isKeySlice(Codec codec, byte[] unit) {
    int type = type(codec, unit);
    return codec == Codec.H264 ? type == 5 : type >= 16 && type <= 21;
  }
}
