package io.skybeat.analytics.evaluate;

import java.util.List;

/** How much a count of few cases says. */
final class Share {
  private static final double Z_95 = 1.959964;

  private Share() {}

  /** The 95 % interval (Wilson) of a share of which {@code hits} of {@code cases} were seen. */
  static List<Double> interval(long hits, long cases) {
    if (cases == 0) {
      return List.of(0.0, 1.0);
    }
    double n = cases;
    double p = hits / n;
    double z2 = Z_95 * Z_95;
    double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z_95 / (1 + z2 / n) * StrictMath.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return List.of(rounded(Math.max(0, middle - half)), rounded(Math.min(1, middle + half)));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e3) / 1e3;
  }
}
