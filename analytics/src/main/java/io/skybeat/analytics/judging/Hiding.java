package io.skybeat.analytics.judging;

/**
 * How people hide each other. A person seen at a slant hides whoever stands within {@code widthM}
 * beside and so close behind that less than {@code neededM} of him shows above the shoulder line: a
 * strip of ground {@code neededM / tan(depression)} deep. If each person found makes that much
 * ground blind, a measured density m comes from a true one of m / (1 - m * blind area), as in a
 * counter with dead time. The correction is capped, and whatever is corrected is said to be "at
 * least".
 *
 * <p>Checked on the simulator's rendered crowds alone (three seeds, 30 m high, 40 degrees down, the
 * shipped net): the densest pair of squares holds 2.9 to 3.1 persons a square metre, 1.0 to 1.5 of
 * them are found, 2.8 to 3.9 are told. No aerial photograph of a crowd with known ground density
 * could be had.
 *
 * @param widthM width of what a person hides, metres
 * @param neededM how much of a person must show for the detector to find him, metres
 * @param maxFactor largest correction
 */
public record Hiding(double widthM, double neededM, double maxFactor) {
  /** Shoulder width, and head and shoulders. */
  public static final Hiding DEFAULT = new Hiding(0.6, 0.4, 2);

  /** In small tiles a head and a shoulder are enough. */
  public static final Hiding CLOSE = new Hiding(0.6, 0.25, 2);

  /** No correction. */
  public static final Hiding NONE = new Hiding(0, 0, 1);

  /** Ground that one person makes blind, square metres, seen {@code depressionDeg} down. */
  public double blindM2(double depressionDeg) {
    double deg = Math.max(5, Math.min(85, depressionDeg));
    return widthM * neededM / StrictMath.tan(StrictMath.toRadians(deg));
  }

  /** What a density of {@code perM2} persons found has to be multiplied with. */
  public double factor(double perM2, double depressionDeg) {
    double shown = 1 - perM2 * blindM2(depressionDeg);
    return shown * maxFactor <= 1 ? maxFactor : 1 / shown;
  }
}
