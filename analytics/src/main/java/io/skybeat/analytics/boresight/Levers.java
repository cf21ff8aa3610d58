package io.skybeat.analytics.boresight;

import java.util.Locale;

/** Whether rows feel a turn about every axis, whatever their noise. */
final class Levers {
  /** Points have to lie this far about the axis of the weakest turn, degrees. */
  private static final double LEAST_LEVER_DEG = 1;

  private Levers() {}

  /**
   * Throws {@link IllegalArgumentException} with the angle that the rows don't feel.
   *
   * @param levers mean products of how far a ray goes for a turn, angle by angle
   * @param angles their names, of which the matrix begins with {@code first}
   */
  static void check(double[][] levers, String[] angles, int first) {
    Symmetric.Eigen weakest = Symmetric.weakest(levers);
    double leverDeg =
        StrictMath.toDegrees(StrictMath.asin(Math.min(1, StrictMath.sqrt(weakest.value()))));
    if (leverDeg >= LEAST_LEVER_DEG) {
      return;
    }
    int angle = 0;
    for (int k = 1; k < weakest.vector().length; k++) {
      angle = Math.abs(weakest.vector()[k]) > Math.abs(weakest.vector()[angle]) ? k : angle;
    }
    String name = angles[angle + first];
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s cannot be determined: seen from the camera all points lie within about %.1f degrees"
                + " of one direction, and a turn about it moves none of them; let points appear on"
                + " all sides of the picture%s",
            name,
            leverDeg,
            name.equals("roll") ? ", or take roll as 0 (--without-roll)" : ""));
  }
}
