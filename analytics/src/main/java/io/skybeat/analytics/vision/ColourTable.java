package io.skybeat.analytics.vision;

/** For every colour, at six bits a channel: the nearest level of a palette and how far it is. */
final class ColourTable {
  private static final int BITS = 6;
  private static final int SIDE = 1 << BITS;
  private static final int DROP = 8 - BITS;

  /** The line is searched in such steps first, then around the best of them. */
  private static final int COARSE_STEP = 5;

  private final byte[] levels = new byte[SIDE * SIDE * SIDE];
  private final byte[] distances = new byte[SIDE * SIDE * SIDE];

  ColourTable(Palette palette) {
    int[] line = new int[256];
    for (int level = 0; level < 256; level++) {
      line[level] = palette.rgb(level);
    }
    int half = 1 << (DROP - 1);
    for (int i = 0; i < levels.length; i++) {
      int red = (i >> (2 * BITS) << DROP) + half;
      int green = ((i >> BITS) % SIDE << DROP) + half;
      int blue = (i % SIDE << DROP) + half;
      int coarse = nearest(line, red, green, blue, 0, 255, COARSE_STEP);
      int best =
          nearest(
              line,
              red,
              green,
              blue,
              Math.max(0, coarse - COARSE_STEP),
              Math.min(255, coarse + COARSE_STEP),
              1);
      levels[i] = (byte) best;
      distances[i] =
          (byte) Math.min(255, Math.round(Math.sqrt(squared(line[best], red, green, blue))));
    }
  }

  private static int nearest(int[] line, int red, int green, int blue, int from, int to, int step) {
    int nearest = Integer.MAX_VALUE;
    int best = from;
    for (int level = from; level <= to; level += step) {
      int squared = squared(line[level], red, green, blue);
      if (squared < nearest) {
        nearest = squared;
        best = level;
      }
    }
    return best;
  }

  private static int squared(int colour, int red, int green, int blue) {
    int dr = red - (colour >> 16);
    int dg = green - ((colour >> 8) & 0xff);
    int db = blue - (colour & 0xff);
    return dr * dr + dg * dg + db * db;
  }

  int level(int red, int green, int blue) {
    return levels[index(red, green, blue)] & 0xff;
  }

  int distance(int red, int green, int blue) {
    return distances[index(red, green, blue)] & 0xff;
  }

  private static int index(int red, int green, int blue) {
    return ((red >> DROP) << (2 * BITS)) | ((green >> DROP) << BITS) | (blue >> DROP);
  }
}
