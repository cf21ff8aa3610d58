package io.skybeat.analytics.locating;

import io.skybeat.core.geo.Enu;

/**
 * A symmetric 2x2 covariance on the ground, square metres.
 *
 * @param ee variance towards east
 * @param en covariance of east and north
 * @param nn variance towards north
 */
public record Covariance(double ee, double en, double nn) {
  public static final Covariance ZERO = new Covariance(0, 0, 0);

  /**
   * Radius that holds 90 % of a normal distribution, in sigmas of its longer axis, by axis ratio.
   */
  private static final double[] CE90_BY_RATIO = {
    1.6449, 1.6479, 1.6573, 1.6738, 1.6992, 1.7371, 1.7915, 1.8625, 1.9472, 2.0424, 2.1460
  };

  /** The same variance on both axes. */
  public static Covariance round(double sigmaM) {
    return new Covariance(sigmaM * sigmaM, 0, sigmaM * sigmaM);
  }

  public Covariance plus(Covariance other) {
    return new Covariance(ee + other.ee, en + other.en, nn + other.nn);
  }

  public Covariance times(double factor) {
    return new Covariance(ee * factor, en * factor, nn * factor);
  }

  /** Sum of the variances, square metres: the size of the error without its direction. */
  public double trace() {
    return ee + nn;
  }

  /** One-sigma length of the longer axis, metres. */
  public double majorSigmaM() {
    return StrictMath.sqrt(Math.max(0, (trace() + spread()) / 2));
  }

  /** One-sigma length of the shorter axis, metres. */
  public double minorSigmaM() {
    return StrictMath.sqrt(Math.max(0, (trace() - spread()) / 2));
  }

  /** Radius in metres that holds 90 % of a normal distribution with this covariance. */
  public double ce90M() {
    double major = majorSigmaM();
    if (major == 0) {
      return 0;
    }
    double at = minorSigmaM() / major * (CE90_BY_RATIO.length - 1);
    int below = Math.min((int) at, CE90_BY_RATIO.length - 2);
    double part = at - below;
    return major * (CE90_BY_RATIO[below] * (1 - part) + CE90_BY_RATIO[below + 1] * part);
  }

  /** How far {@code off} is from nil, in squared sigmas; its height does not count. */
  public double squaredSigmas(Enu off) {
    double e = off.east();
    double n = off.north();
    return (e * e * nn - 2 * e * n * en + n * n * ee) / (ee * nn - en * en);
  }

  private double spread() {
    return StrictMath.sqrt((ee - nn) * (ee - nn) + 4 * en * en);
  }
}
