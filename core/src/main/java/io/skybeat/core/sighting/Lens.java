package io.skybeat.core.sighting;

import io.skybeat.core.flight.CameraAttitude;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A camera's projection and how it is mounted: a pinhole with square pixels, Brown-Conrady
 * distortion (all zero: none), and the constant angles to the attitude that is reported for it.
 *
 * @param hfovDeg horizontal field of view of the pinhole with its axis through the picture's
 *     centre, degrees, over 0 and under 180; it stands for the focal length
 * @param widthPx image width the angles belong to
 * @param heightPx image height
 * @param cxPx where the optical axis meets the picture, from its left edge; empty: in the middle
 * @param cyPx the same from its upper edge
 * @param boresight empty: the camera looks where its attitude says
 */
public record Lens(
    double hfovDeg,
    int widthPx,
    int heightPx,
    double k1,
    double k2,
    double p1,
    double p2,
    double k3,
    OptionalDouble cxPx,
    OptionalDouble cyPx,
    Optional<Boresight> boresight) {
  public Lens {
    if (!(hfovDeg > 0 && hfovDeg < 180)) {
      throw new IllegalArgumentException("hfov " + hfovDeg + " is not within 0..180 degrees");
    }
    if (widthPx <= 0 || heightPx <= 0) {
      throw new IllegalArgumentException("image size " + widthPx + "x" + heightPx);
    }
    inside("cxPx", cxPx, widthPx);
    inside("cyPx", cyPx, heightPx);
  }

  /** A lens whose axis meets the picture's middle, of a camera that looks where it says. */
  public Lens(
      double hfovDeg,
      int widthPx,
      int heightPx,
      double k1,
      double k2,
      double p1,
      double p2,
      double k3) {
    this(
        hfovDeg,
        widthPx,
        heightPx,
        k1,
        k2,
        p1,
        p2,
        k3,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty());
  }

  private static void inside(String key, OptionalDouble px, int most) {
    if (px.isPresent() && !(px.getAsDouble() > 0 && px.getAsDouble() < most)) {
      throw new IllegalArgumentException(
          key + " is " + px.getAsDouble() + "; must be within 0.." + most);
    }
  }

  /** A lens without distortion. */
  public static Lens pinhole(double hfovDeg, int widthPx, int heightPx) {
    return new Lens(hfovDeg, widthPx, heightPx, 0, 0, 0, 0, 0);
  }

  /** The same lens on a camera that is mounted like this. */
  public Lens mounted(Optional<Boresight> with) {
    return new Lens(hfovDeg, widthPx, heightPx, k1, k2, p1, p2, k3, cxPx, cyPx, with);
  }

  /** Focal length in pixels. */
  public double focalPx() {
    return widthPx / 2.0 / StrictMath.tan(StrictMath.toRadians(hfovDeg / 2));
  }

  /** Whether pixels lie elsewhere than a pinhole would put them. */
  public boolean distorted() {
    return k1 != 0 || k2 != 0 || k3 != 0 || p1 != 0 || p2 != 0;
  }

  /** How the camera really stands when {@code reported} is told of it. */
  public CameraAxes axes(CameraAttitude reported) {
    CameraAxes told = CameraAxes.of(reported);
    return boresight.isPresent() ? told.turned(boresight.get()) : told;
  }
}
