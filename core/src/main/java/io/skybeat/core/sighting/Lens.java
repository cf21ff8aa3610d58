package io.skybeat.core.sighting;

/**
 * A camera's projection: a pinhole with square pixels, the optical axis through the image's centre,
 * and Brown-Conrady distortion (all zero: none).
 *
 * @param hfovDeg horizontal field of view, degrees, over 0 and under 180
 * @param widthPx image width the angles belong to
 * @param heightPx image height
 */
public record Lens(
    double hfovDeg,
    int widthPx,
    int heightPx,
    double k1,
    double k2,
    double p1,
    double p2,
    double k3) {
  public Lens {
    if (!(hfovDeg > 0 && hfovDeg < 180)) {
      throw new IllegalArgumentException("hfov " + hfovDeg + " is not within 0..180 degrees");
    }
    if (widthPx <= 0 || heightPx <= 0) {
      throw new IllegalArgumentException("image size " + widthPx + "x" + heightPx);
    }
  }

  /** A lens without distortion. */
  public static Lens pinhole(double hfovDeg, int widthPx, int heightPx) {
    return new Lens(hfovDeg, widthPx, heightPx, 0, 0, 0, 0, 0);
  }

  /** Focal length in pixels. */
  public double focalPx() {
    return widthPx / 2.0 / StrictMath.tan(StrictMath.toRadians(hfovDeg / 2));
  }
}
