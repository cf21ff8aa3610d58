package io.skybeat.analytics.vision;

/**
 * The scale of a pinhole camera over flat ground. Seen from steeply above, a person is no longer
 * tall but still as wide as the shoulders: the greater extent counts.
 *
 * @param heightM of the camera above the ground, metres
 * @param pitchDeg of the optical axis, degrees, negative downwards (-90 = straight down)
 * @param focalPx focal length, pixels
 * @param centreRow row of the optical axis
 */
public record CameraScale(double heightM, double pitchDeg, double focalPx, double centreRow)
    implements PersonScale {
  private static final double PERSON_M = 1.7;
  private static final double SHOULDERS_M = 0.5;

  /** Refuses cameras that are not above the ground. */
  public CameraScale {
    if (!(heightM > 0) || !(focalPx > 0)) {
      throw new IllegalArgumentException(
          "a camera needs height and focal length above 0: " + heightM + " m, " + focalPx + " px");
    }
  }

  /** From the horizontal field of view of a picture of {@code width} x {@code height} pixels. */
  public static CameraScale of(
      double heightM, double pitchDeg, double hfovDeg, int width, int height) {
    double focalPx = width / 2.0 / StrictMath.tan(StrictMath.toRadians(hfovDeg) / 2);
    return new CameraScale(heightM, pitchDeg, focalPx, height / 2.0);
  }

  @Override
  public double heightPx(double row) {
    double axisDown = -StrictMath.toRadians(pitchDeg);
    double down = axisDown + StrictMath.atan((row - centreRow) / focalPx);
    if (down <= 0.01 || down >= Math.PI - 0.01) {
      return 0;
    }
    double rangeM = heightM / StrictMath.sin(down);
    double shouldersPx = SHOULDERS_M * focalPx / rangeM;
    double awayM = heightM / StrictMath.tan(down);
    double headDown = StrictMath.atan2(heightM - PERSON_M, awayM);
    double headOffAxis = headDown - axisDown;
    if (Math.abs(headOffAxis) >= Math.PI / 2) {
      return shouldersPx;
    }
    double headRow = centreRow + focalPx * StrictMath.tan(headOffAxis);
    return Math.max(shouldersPx, Math.abs(row - headRow));
  }
}
