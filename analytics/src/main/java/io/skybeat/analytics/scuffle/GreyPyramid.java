package io.skybeat.analytics.scuffle;

/**
 * One crop of a {@link MotionWindow} at several sizes, its light evened out: mean 0, spread about
 * 1, so that a dark picture moves as much as a bright one.
 */
final class GreyPyramid {
  static final int LEVELS = 3;

  /** Side of the finest level, pixels: half the crop's. */
  static final int SIDE = MotionWindow.SIDE_PX / 2;

  /** Grey levels of spread that noise alone gives. */
  private static final double NOISE = 16;

  private final float[][] levels = new float[LEVELS][];

  GreyPyramid(byte[] crop) {
    float[] whole = new float[crop.length];
    double sum = 0;
    for (int i = 0; i < crop.length; i++) {
      whole[i] = crop[i] & 255;
      sum += whole[i];
    }
    double mean = sum / crop.length;
    double squares = 0;
    for (float one : whole) {
      squares += (one - mean) * (one - mean);
    }
    double contrast = StrictMath.sqrt(squares / crop.length) + NOISE;
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (float) ((whole[i] - mean) / contrast);
    }
    levels[0] = halved(whole, MotionWindow.SIDE_PX);
    for (int level = 1; level < LEVELS; level++) {
      levels[level] = halved(levels[level - 1], side(level - 1));
    }
  }

  /** Side of {@code level}, pixels. */
  static int side(int level) {
    return SIDE >> level;
  }

  /** Pixels of {@code level}, rows from the top; 0 is the finest. */
  float[] level(int level) {
    return levels[level];
  }

  private static float[] halved(float[] from, int side) {
    int half = side / 2;
    float[] to = new float[half * half];
    for (int y = 0; y < half; y++) {
      for (int x = 0; x < half; x++) {
        int at = 2 * y * side + 2 * x;
        to[y * half + x] = (from[at] + from[at + 1] + from[at + side] + from[at + side + 1]) / 4;
      }
    }
    return to;
  }
}
