package io.skybeat.simulator.camera;

import java.util.Arrays;

/**
 * The automatic gain of a thermal camera: degrees become 256 grey levels. The night's ground gets
 * its fixed share of levels around a dark grey, linear between its percentiles; above it people,
 * engines and coals are pressed together ever more, and what burns saturates. Works on each picture
 * alone, so that a moment always looks the same.
 */
final class Gain {
  /** Level of the median. */
  static final int MEDIAN_LEVEL = 58;

  /** Levels between the coldest percent of the ground and the median. */
  static final int SPREAD_LEVELS = 15;

  // Degrees above the median, and levels above it. A grill's coals stay under ten spreads.
  private static final double[] DEGREES = {0, 2.2, 13, 40, 62, 200, 290, 430};
  private static final double[] LEVELS = {0, 14, 43, 72, 82, 112, 124, 200};

  private static final double SIGMAS_TO_P1 = 2.33;
  private static final int LOW_CENTI_C = -4000;
  private static final int BINS = 16000;

  private final int[] histogram = new int[BINS];

  /** Levels of temperatures from the lowest on, one per hundredth of a degree. */
  private final byte[] table = new byte[BINS];

  private double median;

  /** Measures a picture and sets the table for it. */
  void measure(int[] centiC) {
    Arrays.fill(histogram, 0);
    int step = 3;
    int count = 0;
    for (int i = 0; i < centiC.length; i += step) {
      histogram[bin(centiC[i])]++;
      count++;
    }
    double p50 = quantile(count, 0.5);
    double wide = p50 - quantile(count, 0.01);
    double narrow = SIGMAS_TO_P1 * (p50 - quantile(count, 0.16));
    double spread = Math.max(0.8, Math.min(wide, narrow));
    for (int i = 0; i < BINS; i++) {
      table[i] = (byte) level((LOW_CENTI_C + i) / 100.0 - p50, spread);
    }
    median = p50;
  }

  /** The level of a temperature in the picture last measured, 0..255. */
  int level(int centiC) {
    if (centiC >= LOW_CENTI_C + BINS) {
      return level(centiC / 100.0 - median, 1);
    }
    return table[bin(centiC)] & 255;
  }

  private static int bin(int centiC) {
    return Math.max(0, Math.min(BINS - 1, centiC - LOW_CENTI_C));
  }

  private double quantile(int count, double share) {
    long wanted = (long) (share * count);
    long seen = 0;
    for (int i = 0; i < BINS; i++) {
      seen += histogram[i];
      if (seen > wanted) {
        return (LOW_CENTI_C + i) / 100.0;
      }
    }
    return (LOW_CENTI_C + BINS) / 100.0;
  }

  private static int level(double above, double spread) {
    if (above <= 0) {
      return (int) Math.max(0, MEDIAN_LEVEL + SPREAD_LEVELS * above / spread + 0.5);
    }
    int k = 1;
    while (k < DEGREES.length - 1 && above > DEGREES[k]) {
      k++;
    }
    double part = (above - DEGREES[k - 1]) / (DEGREES[k] - DEGREES[k - 1]);
    double levels = LEVELS[k - 1] + part * (LEVELS[k] - LEVELS[k - 1]);
    return (int) Math.min(255, MEDIAN_LEVEL + levels + 0.5);
  }
}
