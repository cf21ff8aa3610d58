package io.skybeat.analytics.heading;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A picture's brightness at about half size, where following a patch is cheap. Immutable. */
public final class GreyPicture {
  /** Pictures wider than this are halved until they are not. */
  private static final int MOST_COLUMNS = 800;

  private final int width;
  private final int height;
  private final int step;
  private final byte[] grey;

  private GreyPicture(int width, int height, int step, byte[] grey) {
    this.width = width;
    this.height = height;
    this.step = step;
    this.grey = grey;
  }

  /** The brightness of interleaved blue, green, red bytes from position 0, rows without padding. */
  public static GreyPicture of(ByteBuffer bgr, int widthPx, int heightPx) {
    int step = 1;
    while (widthPx / step > MOST_COLUMNS) {
      step *= 2;
    }
    int width = widthPx / step;
    int height = heightPx / step;
    byte[] grey = new byte[width * height];
    byte[] row = new byte[3 * widthPx];
    int[] sums = new int[width];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sums, 0);
      for (int v = 0; v < step; v++) {
        bgr.get((y * step + v) * row.length, row);
        for (int x = 0; x < width * step; x++) {
          sums[x / step] +=
              (row[3 * x] & 255) + 2 * (row[3 * x + 1] & 255) + (row[3 * x + 2] & 255);
        }
      }
      for (int x = 0; x < width; x++) {
        grey[y * width + x] = (byte) (sums[x] / (4 * step * step));
      }
    }
    return new GreyPicture(width, height, step, grey);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Pixels of the full picture that one pixel here stands for, each way. */
  int step() {
    return step;
  }

  int at(int x, int y) {
    return grey[y * width + x] & 255;
  }

  /** True where a square of {@code half} pixels around the point lies inside. */
  boolean holds(int x, int y, int half) {
    return x >= half && y >= half && x < width - half && y < height - half;
  }
}
