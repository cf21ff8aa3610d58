package io.skybeat.analytics.vision;

/**
 * A thermal picture as one scalar a pixel: 0 the coldest, 255 the hottest shown. Levels order
 * temperatures; they say nothing of degrees.
 */
public final class HeatImage {
  private final int width;
  private final int height;
  private final byte[] levels;

  /**
   * Takes {@code levels} over, row by row, without copying.
   *
   * @throws IllegalArgumentException if there are not {@code width * height} of them
   */
  public HeatImage(int width, int height, byte[] levels) {
    if (width < 1 || height < 1 || levels.length != width * height) {
      throw new IllegalArgumentException(
          levels.length + " levels are not a picture of " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    this.levels = levels;
  }

  /** The part of {@code width} x {@code height} whose top left is at {@code x}, {@code y}. */
  public HeatImage part(int x, int y, int width, int height) {
    byte[] part = new byte[width * height];
    for (int row = 0; row < height; row++) {
      System.arraycopy(levels, (y + row) * this.width + x, part, row * width, width);
    }
    return new HeatImage(width, height, part);
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** The level at a pixel, 0..255. */
  public int level(int x, int y) {
    return levels[y * width + x] & 0xff;
  }

  /** The level at {@code index}, row by row, 0..255. */
  int level(int index) {
    return levels[index] & 0xff;
  }

  /** The first index at or after {@code from} whose level is {@code least} or more, or the size. */
  int next(int from, int least) {
    for (int i = from; i < levels.length; i++) {
      if ((levels[i] & 0xff) >= least) {
        return i;
      }
    }
    return levels.length;
  }

  /** Sums of the levels of squares of {@code side} pixels, row by row; what is left over is not. */
  int[] sums(int side) {
    int across = width / side;
    int[] sums = new int[across * (height / side)];
    for (int y = 0; y < height / side * side; y++) {
      int into = y / side * across;
      int at = y * width;
      for (int column = 0; column < across; column++) {
        int sum = 0;
        for (int i = 0; i < side; i++) {
          sum += levels[at++] & 0xff;
        }
        sums[into + column] += sum;
      }
    }
    return sums;
  }

  /** How many pixels have each level. */
  int[] histogram() {
    int[] counts = new int[256];
    for (byte level : levels) {
      counts[level & 0xff]++;
    }
    return counts;
  }
}
