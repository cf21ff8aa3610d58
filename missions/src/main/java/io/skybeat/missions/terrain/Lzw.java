package io.skybeat.missions.terrain;

/** TIFF's LZW: codes of 9 to 12 bits, most significant bit first, widened one code early. */
final class Lzw {
  private static final int CLEAR = 256;
  private static final int END = 257;
  private static final int MOST_CODES = 4096;

  private Lzw() {}

  /** Fills {@code plain} from {@code packed}; what is missing stays zero. */
  static void unpack(byte[] packed, byte[] plain) {
    int[] prefix = new int[MOST_CODES];
    byte[] suffix = new byte[MOST_CODES];
    int[] length = new int[MOST_CODES];
    for (int i = 0; i < CLEAR; i++) {
      suffix[i] = (byte) i;
      length[i] = 1;
    }
    int next = END + 1;
    int width = 9;
    int before = -1;
    int out = 0;
    for (long bit = 0; bit + width <= packed.length * 8L && out < plain.length; ) {
      int code = code(packed, bit, width);
      bit += width;
      if (code == END) {
        return;
      }
      if (code == CLEAR) {
        next = END + 1;
        width = 9;
        before = -1;
        continue;
      }
      if (code > next || (before < 0 && code >= CLEAR) || (code == next && before < 0)) {
        return;
      }
      if (before >= 0 && next < MOST_CODES) {
        int first = code == next ? before : code;
        while (length[first] > 1) {
          first = prefix[first];
        }
        prefix[next] = before;
        suffix[next] = suffix[first];
        length[next] = length[before] + 1;
        next++;
      }
      int at = out + length[code] - 1;
      for (int c = code, i = at; i >= out; i--) {
        if (i < plain.length) {
          plain[i] = suffix[c];
        }
        c = prefix[c];
      }
      out = at + 1;
      before = code;
      if (next + 1 >= 1 << width && width < 12) {
        width++;
      }
    }
  }

  private static int code(byte[] packed, long bit, int width) {
    int value = 0;
    for (int i = 0; i < width; i++, bit++) {
      int one = (packed[(int) (bit >> 3)] >> (7 - (bit & 7))) & 1;
      value = (value << 1) | one;
    }
    return value;
  }
}
