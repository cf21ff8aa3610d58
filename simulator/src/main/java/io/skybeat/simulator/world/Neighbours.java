package io.skybeat.simulator.world;

import java.util.Arrays;

/** Finds who is near whom, by squares of two metres. */
final class Neighbours {
  private static final double SQUARE_M = 2;
  private static final int COLUMNS = 140;
  private static final int ROWS = 145;
  private static final double WEST = -85;
  private static final double SOUTH = -95;

  private final int[] first = new int[COLUMNS * ROWS];
  private final int[] next;
  private final double[] de;
  private final double[] dn;

  Neighbours(int people) {
    next = new int[people];
    de = new double[people];
    dn = new double[people];
  }

  /** Takes stock of where everybody is now. */
  void index(double[] east, double[] north) {
    Arrays.fill(first, -1);
    for (int i = east.length - 1; i >= 0; i--) {
      int square = row(north[i]) * COLUMNS + column(east[i]);
      next[i] = first[square];
      first[square] = i;
    }
  }

  private static int column(double e) {
    return Math.max(0, Math.min(COLUMNS - 1, (int) ((e - WEST) / SQUARE_M)));
  }

  private static int row(double n) {
    return Math.max(0, Math.min(ROWS - 1, (int) ((n - SOUTH) / SQUARE_M)));
  }

  /** Bends the wish {@code v} (metres a second) of person {@code i} away from those too near. */
  void steer(int i, double[] east, double[] north, double[] v, double personalM) {
    double ahead = StrictMath.sqrt(v[0] * v[0] + v[1] * v[1]) + 1e-9;
    double fe = v[0] / ahead;
    double fn = v[1] / ahead;
    int count = collect(i, east, north, east[i], north[i], personalM);
    for (int k = 0; k < count; k++) {
      double d = StrictMath.sqrt(de[k] * de[k] + dn[k] * dn[k]);
      if (d > personalM || d < 1e-6) {
        continue;
      }
      double push = 1.4 * (personalM - d) / personalM;
      v[0] -= push * de[k] / d;
      v[1] -= push * dn[k] / d;
      if (de[k] * fe + dn[k] * fn > 0) {
        // Everybody passes on the right, so that two who meet do not dance.
        v[0] += 0.6 * push * fn;
        v[1] -= 0.6 * push * fe;
      }
    }
  }

  /** The fullest 4 x 4 m square that would hold person {@code i} at the given point. */
  int fullest(int i, double[] east, double[] north, double e, double n) {
    int count = collect(i, east, north, e, n, Closeness.SQUARE_M);
    if (count < Closeness.ORDINARY) {
      return count + 1;
    }
    // Beyond any doubt, and dear to count exactly.
    return count > 60 ? count : Closeness.fullest(de, dn, count);
  }

  private int collect(int i, double[] east, double[] north, double e, double n, double reachM) {
    int count = 0;
    // People moved a little since the stock was taken.
    double reach = reachM + 0.4;
    for (int r = row(n - reach); r <= row(n + reach); r++) {
      for (int c = column(e - reach); c <= column(e + reach); c++) {
        for (int k = first[r * COLUMNS + c]; k >= 0; k = next[k]) {
          double x = east[k] - e;
          double y = north[k] - n;
          if (k != i && Math.abs(x) <= reachM && Math.abs(y) <= reachM) {
            de[count] = x;
            dn[count++] = y;
          }
        }
      }
    }
    return count;
  }
}
