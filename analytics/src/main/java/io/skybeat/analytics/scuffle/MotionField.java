package io.skybeat.analytics.scuffle;

/**
 * How everything in a crop moved from one picture to the next: dense optical flow after Lucas and
 * Kanade (1981), from coarse to fine. Where there is no structure to hold on to it says zero.
 */
final class MotionField {
  private static final int STEPS = 2;

  /**
   * Half of the square over which motion is taken to be one, pixels: 5 px are a third of a body.
   */
  private static final int REACH = 2;

  /** Structure below this, in squared contrast a pixel, is noise. */
  private static final float NOISE = 0.004f;

  /** What one step may correct, pixels of its level. */
  private static final float LARGEST_STEP = 1.5f;

  private final float[] right;
  private final float[] down;

  private MotionField(float[] right, float[] down) {
    this.right = right;
    this.down = down;
  }

  /** Pixels of the finest level to the right, rows from the top. */
  float[] right() {
    return right;
  }

  /** Pixels of the finest level downwards, rows from the top. */
  float[] down() {
    return down;
  }

  /** The value of {@code of} between its pixels. */
  static float at(float[] of, int side, float x, float y) {
    return between(of, side, x, y);
  }

  static MotionField between(GreyPyramid before, GreyPyramid after) {
    int coarsest = GreyPyramid.LEVELS - 1;
    int side = GreyPyramid.side(coarsest);
    float[] u = new float[side * side];
    float[] v = new float[side * side];
    for (int level = coarsest; level >= 0; level--) {
      side = GreyPyramid.side(level);
      if (level < coarsest) {
        u = doubled(u, side / 2);
        v = doubled(v, side / 2);
      }
      refine(before.level(level), after.level(level), side, u, v);
    }
    return new MotionField(u, v);
  }

  private static void refine(float[] before, float[] after, int side, float[] u, float[] v) {
    int size = side * side;
    float[] gx = new float[size];
    float[] gy = new float[size];
    float[] xx = new float[size];
    float[] xy = new float[size];
    float[] yy = new float[size];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int i = y * side + x;
        gx[i] = (at(before, side, x + 1, y) - at(before, side, x - 1, y)) / 2;
        gy[i] = (at(before, side, x, y + 1) - at(before, side, x, y - 1)) / 2;
        xx[i] = gx[i] * gx[i];
        xy[i] = gx[i] * gy[i];
        yy[i] = gy[i] * gy[i];
      }
    }
    float[] scratch = new float[size];
    mean(xx, scratch, side);
    mean(xy, scratch, side);
    mean(yy, scratch, side);
    float[] xt = new float[size];
    float[] yt = new float[size];
    for (int step = 0; step < STEPS; step++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          int i = y * side + x;
          float changed = between(after, side, x + u[i], y + v[i]) - before[i];
          xt[i] = gx[i] * changed;
          yt[i] = gy[i] * changed;
        }
      }
      mean(xt, scratch, side);
      mean(yt, scratch, side);
      for (int i = 0; i < size; i++) {
        float a = xx[i] + NOISE;
        float c = yy[i] + NOISE;
        float det = a * c - xy[i] * xy[i];
        u[i] += limited((xy[i] * yt[i] - c * xt[i]) / det);
        v[i] += limited((xy[i] * xt[i] - a * yt[i]) / det);
      }
      mean(u, scratch, side);
      mean(v, scratch, side);
    }
  }

  private static float limited(float step) {
    return Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, step));
  }

  private static float at(float[] of, int side, int x, int y) {
    int column = Math.max(0, Math.min(side - 1, x));
    int row = Math.max(0, Math.min(side - 1, y));
    return of[row * side + column];
  }

  private static float between(float[] of, int side, float x, float y) {
    float column = Math.max(0, Math.min(side - 1, x));
    float row = Math.max(0, Math.min(side - 1, y));
    int left = Math.min(side - 2, (int) column);
    int top = Math.min(side - 2, (int) row);
    float dx = column - left;
    float dy = row - top;
    int i = top * side + left;
    return (1 - dy) * ((1 - dx) * of[i] + dx * of[i + 1])
        + dy * ((1 - dx) * of[i + side] + dx * of[i + side + 1]);
  }

  /** Each pixel becomes the mean of the square around it. */
  private static void mean(float[] of, float[] scratch, int side) {
    for (int y = 0; y < side; y++) {
      slide(of, scratch, y * side, 1, side);
    }
    for (int x = 0; x < side; x++) {
      slide(scratch, of, x, side, side);
    }
  }

  private static void slide(float[] from, float[] to, int start, int stride, int count) {
    float sum = 0;
    int held = 0;
    for (int k = 0; k < Math.min(REACH, count); k++, held++) {
      sum += from[start + k * stride];
    }
    for (int k = 0; k < count; k++) {
      if (k + REACH < count) {
        sum += from[start + (k + REACH) * stride];
        held++;
      }
      if (k - REACH - 1 >= 0) {
        sum -= from[start + (k - REACH - 1) * stride];
        held--;
      }
      to[start + k * stride] = sum / held;
    }
  }

  private static float[] doubled(float[] coarse, int side) {
    float[] fine = new float[4 * side * side];
    for (int y = 0; y < 2 * side; y++) {
      for (int x = 0; x < 2 * side; x++) {
        fine[y * 2 * side + x] = 2 * between(coarse, side, x / 2f - 0.25f, y / 2f - 0.25f);
      }
    }
    return fine;
  }
}
