package io.skybeat.analytics.tracking;

/**
 * Error variances of a track's position and velocity along each axis of the plane, and their
 * covariance: those of a constant-velocity Kalman filter, the same for both axes.
 *
 * @param place plane units squared
 * @param both plane units squared a second
 * @param speed plane units squared a second squared
 */
public record Spread(double place, double both, double speed) {
  static final Spread NONE = new Spread(0, 0, 0);

  /** One sigma of the velocity along an axis, plane units a second. */
  public double speedSigma() {
    return StrictMath.sqrt(Math.max(0, speed));
  }

  /**
   * After {@code seconds} in which it may have changed its course.
   *
   * @param unrest what its velocity's variance grows by in a second
   */
  Spread after(double seconds, double unrest) {
    double s = seconds;
    return new Spread(
        place + 2 * s * both + s * s * speed + unrest * s * s * s / 3,
        both + s * speed + unrest * s * s / 2,
        speed + unrest * s);
  }

  /** After a look that places it with error variance {@code look}. */
  Spread seen(double look) {
    double total = place + look;
    return new Spread(
        place * look / total, both * look / total, Math.max(0, speed - both * both / total));
  }
}
