package io.skybeat.analytics.vision;

/** For every colour, at six bits a channel: the nearest level of a palette and how far it is. */
final class ColourTable {
  private static final int BITS = 6;
  private static final int SIDE = 1 << BITS;
  private static final int DROP = 8 - BITS;

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
      int nearest = Integer.MAX_VALUE;
      int best = 0;
      for (int level = 0; level < 256; level++) {
        int dr = red - (line[level] >> 16);
        int dg = green - ((line[level] >> 8) & 0xff);
        int db = blue - (line[level] & 0xff);
        int squared = dr * dr + dg * dg + db * db;
        if (squared < nearest) {
          nearest = squared;
          best = level;
        }
      }
      levels[i] = (byte) best;
      distances[i] = (byte) Math.min(255, Math.round(Math.sqrt(nearest)));
    }
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
