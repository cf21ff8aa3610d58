package io.skybeat.analytics.radiometry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A grey PNG of 16 bits, not interlaced, as cameras embed it.
 *
 * @param values row by row, 0..65535
 */
record Png16(int width, int height, int[] values) {
  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int MOST_PIXELS = 16_000_000;

  static boolean isPng(byte[] bytes) {
    return bytes.length > 8 && ByteBuffer.wrap(bytes).getLong(0) == SIGNATURE;
  }

  /** Reads {@code bytes}; throws {@link IllegalArgumentException} if they are another kind. */
  static Png16 read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int width = in.getInt(16);
    int height = in.getInt(20);
    boolean known = bytes[24] == 16 && bytes[25] == 0 && bytes[28] == 0;
    if (!known || width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
      throw new IllegalArgumentException("its raw picture is no grey PNG of 16 bits");
    }
    byte[] rows = inflate(in, height * (1 + 2 * width));
    int[] values = new int[width * height];
    byte[] above = new byte[2 * width];
    byte[] row = new byte[2 * width];
    for (int y = 0; y < height; y++) {
      int at = y * (1 + 2 * width);
      unfilter(rows[at], rows, at + 1, row, above);
      for (int x = 0; x < width; x++) {
        values[y * width + x] = (row[2 * x] & 0xff) << 8 | (row[2 * x + 1] & 0xff);
      }
      byte[] done = row;
      row = above;
      above = done;
    }
    return new Png16(width, height, values);
  }

  private static byte[] inflate(ByteBuffer in, int length) {
    Inflater inflater = new Inflater();
    byte[] out = new byte[length];
    int filled = 0;
    try {
      int at = 8;
      while (at + 12 <= in.capacity() && filled < length) {
        int size = in.getInt(at);
        byte[] name = new byte[4];
        in.get(at + 4, name);
        if (size < 0 || size > in.capacity() - at - 12) {
          break;
        }
        if (new String(name, StandardCharsets.US_ASCII).equals("IDAT")) {
          inflater.setInput(in.array(), in.arrayOffset() + at + 8, size);
          filled += inflater.inflate(out, filled, length - filled);
        }
        at += 12 + size;
      }
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("its raw picture is damaged", e);
    } finally {
      inflater.end();
    }
    if (filled < length) {
      throw new IllegalArgumentException("its raw picture is cut off");
    }
    return out;
  }

  /** Undoes the filter of one row; a pixel is two bytes. */
  private static void unfilter(int filter, byte[] from, int at, byte[] row, byte[] above) {
    for (int i = 0; i < row.length; i++) {
      int left = i < 2 ? 0 : row[i - 2] & 0xff;
      int up = above[i] & 0xff;
      int corner = i < 2 ? 0 : above[i - 2] & 0xff;
      int guess =
          switch (filter) {
            case 0 -> 0;
            case 1 -> left;
            case 2 -> up;
            case 3 -> (left + up) / 2;
            case 4 -> paeth(left, up, corner);
            default -> throw new IllegalArgumentException("its raw picture has an unknown filter");
          };
      row[i] = (byte) (from[at + i] + guess);
    }
  }

  private static int paeth(int left, int up, int corner) {
    int sum = left + up - corner;
    int byLeft = Math.abs(sum - left);
    int byUp = Math.abs(sum - up);
    int byCorner = Math.abs(sum - corner);
    if (byLeft <= byUp && byLeft <= byCorner) {
      return left;
    }
    return byUp <= byCorner ? up : corner;
  }
}
