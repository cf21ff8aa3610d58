package io.skybeat.simulator.world;

/**
 * How many people share a 4 x 4 m square. A square may lie anywhere, not only on one grid: whoever
 * measures the town may choose his own origin.
 */
final class Closeness {
  /** Edge of the square, metres. */
  static final double SQUARE_M = 4;

  /** Ordinary people never stand or walk with more than this many in one square: 0.375 a m2. */
  static final int ORDINARY = 6;

  private Closeness() {}

  /**
   * The most points that a square containing the origin can hold, the origin itself counted.
   *
   * @param de east offsets of the neighbours from the origin
   * @param dn north offsets
   * @param count how many of them are valid
   */
  static int fullest(double[] de, double[] dn, int count) {
    int best = 1;
    for (int i = -1; i < count; i++) {
      double west = i < 0 ? 0 : de[i];
      if (west > 0 || west < -SQUARE_M) {
        continue;
      }
      for (int j = -1; j < count; j++) {
        double south = j < 0 ? 0 : dn[j];
        if (south > 0 || south < -SQUARE_M) {
          continue;
        }
        best = Math.max(best, 1 + within(de, dn, count, west, south));
      }
    }
    return best;
  }

  private static int within(double[] de, double[] dn, int count, double west, double south) {
    int inside = 0;
    for (int k = 0; k < count; k++) {
      if (de[k] >= west
          && de[k] <= west + SQUARE_M
          && dn[k] >= south
          && dn[k] <= south + SQUARE_M) {
        inside++;
      }
    }
    return inside;
  }
}
