package io.skybeat.analytics.boresight;

import java.util.Arrays;

/** How much a row counts while it is not yet known which rows don't belong. */
final class RowWeights {
  private static final double GENTLE_SIGMAS = 2;
  private static final double TUKEY_SIGMAS = 6;

  /** The median of a two-axis miss, in sigmas of one axis. */
  private static final double MEDIAN_SIGMAS = 1.1774;

  private RowWeights() {}

  /** Gentle weights (Cauchy) never let a row go, the others (Tukey) do. */
  static void weigh(double[] misses, double sigma, boolean gentle, double[] weights) {
    for (int i = 0; i < misses.length; i++) {
      double u = misses[i] / sigma;
      double inside = 1 - u * u / (TUKEY_SIGMAS * TUKEY_SIGMAS);
      weights[i] =
          gentle
              ? 1 / (1 + u * u / (GENTLE_SIGMAS * GENTLE_SIGMAS))
              : inside > 0 ? inside * inside : 0;
    }
  }

  /** One sigma of an axis by the median of the misses, which strays don't move. */
  static double sigma(double[] misses) {
    return median(misses) / MEDIAN_SIGMAS;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
