package io.skybeat.simulator.figures;

/** How far a counted figure can be trusted. */
public final class Intervals {
  private static final double Z95 = 1.959963984540054;

  private Intervals() {}

  /**
   * The 95 % interval of a share after Wilson (1927), which holds for few cases too.
   *
   * @param part 0..of
   * @param of above 0
   * @return lower and upper bound, 0..1
   */
  public static double[] wilson(int part, int of) {
    if (of <= 0 || part < 0 || part > of) {
      throw new IllegalArgumentException(part + " of " + of + " is no share");
    }
    double share = (double) part / of;
    double z2 = Z95 * Z95;
    double middle = (share + z2 / (2.0 * of)) / (1 + z2 / of);
    double half = Z95 * Math.sqrt(share * (1 - share) / of + z2 / (4.0 * of * of)) / (1 + z2 / of);
    return new double[] {Math.max(0, middle - half), Math.min(1, middle + half)};
  }

  /**
   * The one-sided 95 % upper bound of what is to be expected where {@code count} happened: the mean
   * at which so few would come in 5 % of all cases (Poisson). 3.0 where nothing happened.
   */
  public static double poissonUpper(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("a count cannot be " + count);
    }
    double low = count;
    double high = count + 10 * Math.sqrt(count + 1.0) + 10;
    for (int i = 0; i < 80; i++) {
      double mean = (low + high) / 2;
      if (atMost(count, mean) > 0.05) {
        low = mean;
      } else {
        high = mean;
      }
    }
    return high;
  }

  /** The chance of {@code count} or fewer at that mean. */
  private static double atMost(int count, double mean) {
    double term = Math.exp(-mean);
    double sum = term;
    for (int k = 1; k <= count; k++) {
      term *= mean / k;
      sum += term;
    }
    return sum;
  }
}
