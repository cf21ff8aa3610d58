package io.skybeat.analytics.boresight;

/** How wide an interval has to be where the noise was estimated from few rows. */
final class StudentT {
  private static final double NORMAL = 1.959964;

  private StudentT() {}

  /** Half an interval of 95 % in sigmas (series of Cornish and Fisher; exact to 1 % from 3 on). */
  static double half95(double freedom) {
    double z = NORMAL;
    double z3 = z * z * z;
    double z5 = z3 * z * z;
    double z7 = z5 * z * z;
    double n = Math.max(2, freedom);
    return z
        + (z3 + z) / (4 * n)
        + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
  }
}
