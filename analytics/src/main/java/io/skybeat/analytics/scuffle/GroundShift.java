package io.skybeat.analytics.scuffle;

import java.util.Arrays;

/**
 * How the ground in one crop of a group lies in a later one: an affine shift, fitted to all that
 * stands still (Gauss-Newton from coarse to fine, pixels that do not follow count little). A camera
 * that trembles, turns or flies past moves the ground; who moves on the ground does not.
 */
final class GroundShift {
  private static final int PARTS = 6;
  private static final int STEPS = 5;

  /** Residuals beyond so many medians are of something that moves. */
  private static final double OUTSIDE = 2.5;

  private static final double LEAST_SCALE = 0.02;
  private static final double RIDGE = 1e-3;

  /** Right: constant, with x, with y; down: the same. Of pixels of the finest level. */
  private final double[] parts;

  private GroundShift(double[] parts) {
    this.parts = parts;
  }

  static GroundShift between(GreyPyramid before, GreyPyramid after) {
    double[] parts = new double[PARTS];
    for (int level = GreyPyramid.LEVELS - 1; level >= 0; level--) {
      double scale = 1.0 / (1 << level);
      double[] here = Arrays.stream(parts).map(p -> p * scale).toArray();
      for (int step = 0; step < STEPS; step++) {
        refine(before.level(level), after.level(level), GreyPyramid.side(level), here);
      }
      parts = Arrays.stream(here).map(p -> p / scale).toArray();
    }
    return new GroundShift(parts);
  }

  /** How far the middle of the crop jumped, pixels of the finest level. */
  double middlePx() {
    return StrictMath.hypot(parts[0], parts[3]);
  }

  /** The later crop as it would look had the ground not shifted. */
  byte[] undone(byte[] after) {
    int side = MotionWindow.SIDE_PX;
    double half = side / 2.0;
    byte[] crop = new byte[after.length];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double a = (x - half + 0.5) / half;
        double b = (y - half + 0.5) / half;
        double fromX = x + 2 * (parts[0] + parts[1] * a + parts[2] * b);
        double fromY = y + 2 * (parts[3] + parts[4] * a + parts[5] * b);
        crop[y * side + x] = (byte) Math.round(at(after, side, fromX, fromY));
      }
    }
    return crop;
  }

  private static double at(byte[] of, int side, double x, double y) {
    double column = Math.max(0, Math.min(side - 1, x));
    double row = Math.max(0, Math.min(side - 1, y));
    int left = Math.min(side - 2, (int) column);
    int top = Math.min(side - 2, (int) row);
    double dx = column - left;
    double dy = row - top;
    int i = top * side + left;
    return (1 - dy) * ((1 - dx) * (of[i] & 255) + dx * (of[i + 1] & 255))
        + dy * ((1 - dx) * (of[i + side] & 255) + dx * (of[i + side + 1] & 255));
  }

  private static void refine(float[] before, float[] after, int side, double[] parts) {
    int size = side * side;
    double half = side / 2.0;
    float[] off = new float[size];
    float[] sizes = new float[size];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double a = (x - half + 0.5) / half;
        double b = (y - half + 0.5) / half;
        int i = y * side + x;
        off[i] =
            MotionField.at(
                    after,
                    side,
                    (float) (x + parts[0] + parts[1] * a + parts[2] * b),
                    (float) (y + parts[3] + parts[4] * a + parts[5] * b))
                - before[i];
        sizes[i] = Math.abs(off[i]);
      }
    }
    Arrays.sort(sizes);
    double scale = OUTSIDE * Math.max(LEAST_SCALE, sizes[size / 2]);
    double[][] normal = new double[PARTS][PARTS + 1];
    double[] slope = new double[PARTS];
    for (int y = 1; y < side - 1; y++) {
      for (int x = 1; x < side - 1; x++) {
        int i = y * side + x;
        double far = off[i] / scale;
        double weight = 1 / ((1 + far * far) * (1 + far * far));
        double gx = (before[i + 1] - before[i - 1]) / 2;
        double gy = (before[i + side] - before[i - side]) / 2;
        double a = (x - half + 0.5) / half;
        double b = (y - half + 0.5) / half;
        slope[0] = gx;
        slope[1] = gx * a;
        slope[2] = gx * b;
        slope[3] = gy;
        slope[4] = gy * a;
        slope[5] = gy * b;
        for (int r = 0; r < PARTS; r++) {
          for (int c = r; c < PARTS; c++) {
            normal[r][c] += weight * slope[r] * slope[c];
          }
          normal[r][PARTS] -= weight * slope[r] * off[i];
        }
      }
    }
    add(normal, side * side * RIDGE, parts);
  }

  /** Solves the normal equations (Gauss) and adds the step. */
  private static void add(double[][] normal, double ridge, double[] parts) {
    for (int r = 0; r < PARTS; r++) {
      normal[r][r] += ridge * 1e-2;
      for (int c = 0; c < r; c++) {
        normal[r][c] = normal[c][r];
      }
    }
    for (int k = 0; k < PARTS; k++) {
      for (int r = k + 1; r < PARTS; r++) {
        double f = normal[r][k] / normal[k][k];
        for (int c = k; c <= PARTS; c++) {
          normal[r][c] -= f * normal[k][c];
        }
      }
    }
    double[] step = new double[PARTS];
    for (int k = PARTS - 1; k >= 0; k--) {
      double sum = normal[k][PARTS];
      for (int c = k + 1; c < PARTS; c++) {
        sum -= normal[k][c] * step[c];
      }
      step[k] = sum / normal[k][k];
      parts[k] += Math.max(-2, Math.min(2, step[k]));
    }
  }
}
