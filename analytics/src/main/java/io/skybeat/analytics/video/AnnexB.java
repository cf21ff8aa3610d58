package io.skybeat.analytics.video;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Looks into access units in Annex B. */
public final class AnnexB {
  private AnnexB() {}

  /**
   * Whether two units carry the same slices, byte for byte; parameter sets, delimiters and
   * supplemental information (which may hold a running clock) are left aside.
   */
  public static boolean sameSlices(AccessUnit one, AccessUnit other) {
    if (one.codec() != other.codec()) {
      return false;
    }
    byte[] a = one.annexB();
    byte[] b = other.annexB();
    int atA = slice(one.codec(), a, 0);
    int atB = slice(other.codec(), b, 0);
    if (atA >= a.length) {
      return false;
    }
    while (atA < a.length && atB < b.length) {
      int endA = next(a, atA);
      int endB = next(b, atB);
      if (!Arrays.equals(a, atA, endA, b, atB, endB)) {
        return false;
      }
      atA = slice(one.codec(), a, endA);
      atB = slice(other.codec(), b, endB);
    }
    return atA >= a.length && atB >= b.length;
  }

  /**
   * The unit as it stands in an MP4 file: each NAL unit behind its length in four bytes,
   * big-endian, in place of its start code.
   */
  public static byte[] lengthPrefixed(byte[] annexB) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(annexB.length + 16);
    int at = next(annexB, 0);
    while (at < annexB.length) {
      int nal = at + 3;
      int end = next(annexB, nal);
      // The byte before a start code may be its own fourth zero.
      int last = end < annexB.length && annexB[end - 1] == 0 ? end - 1 : end;
      if (last > nal) {
        int length = last - nal;
        out.write(length >>> 24);
        out.write(length >>> 16);
        out.write(length >>> 8);
        out.write(length);
        out.write(annexB, nal, length);
      }
      at = end;
    }
    return out.toByteArray();
  }

  /** The parameter sets of a unit in Annex B, in their order; empty when it carries none. */
  public static byte[] parameterSets(AccessUnit unit) {
    byte[] bytes = unit.annexB();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = next(bytes, 0);
    while (at < bytes.length) {
      int nal = at + 3;
      int end = next(bytes, nal);
      if (nal < end && isParameterSet(unit.codec(), bytes[nal])) {
        // The byte before a start code may be its own fourth zero.
        int last = end < bytes.length && bytes[end - 1] == 0 ? end - 1 : end;
        out.writeBytes(new byte[] {0, 0, 0, 1});
        out.write(bytes, nal, last - nal);
      }
      at = end;
    }
    return out.toByteArray();
  }

  private static boolean isParameterSet(Codec codec, byte header) {
    int type = codec == Codec.H264 ? header & 0x1F : header >> 1 & 0x3F;
    return codec == Codec.H264 ? type == 7 || type == 8 : type >= 32 && type <= 34;
  }

  /** First byte of the next slice at or after {@code from}, or the length of the unit. */
  private static int slice(Codec codec, byte[] unit, int from) {
    int at = next(unit, from);
    while (at < unit.length) {
      int nal = at + 3;
      if (nal < unit.length && isSlice(codec, unit[nal])) {
        return nal;
      }
      at = next(unit, nal);
    }
    return unit.length;
  }

  private static boolean isSlice(Codec codec, byte header) {
    int type = codec == Codec.H264 ? header & 0x1F : header >> 1 & 0x3F;
    return codec == Codec.H264 ? type >= 1 && type <= 5 : type < 32;
  }

  /** Position of the next three-byte start code at or after {@code from}, or the length. */
  private static int next(byte[] unit, int from) {
    for (int i = from; i + 2 < unit.length; i++) {
      if ((unit[i + 2] & 0xFE) != 0) {
        i += 2;
      } else if (unit[i] == 0 && unit[i + 1] == 0 && unit[i + 2] == 1) {
        return i;
      }
    }
    return unit.length;
  }
}
