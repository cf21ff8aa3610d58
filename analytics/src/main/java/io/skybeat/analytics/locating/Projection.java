package io.skybeat.analytics.locating;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.CameraAxes;
import io.skybeat.core.sighting.Lens;
import java.util.Optional;

/**
 * One frame's geometry: pixels to rays to flat ground at home level, and back. Positions are metres
 * in one local frame, up above the ground; pixels are those of the decoded frame, whose size may
 * differ from the one the lens was calibrated at. Immutable.
 */
public final class Projection {
  private static final int UNDISTORT_STEPS = 12;

  private final Lens lens;
  private final int widthPx;
  private final int heightPx;
  private final double focalPx;
  private final double cx;
  private final double cy;
  private final Enu eye;
  private final Enu forward;
  private final Enu right;
  private final Enu down;

  /**
   * A camera at {@code eye} (metres, up = height above the ground) that looks along {@code
   * attitude}, for frames of {@code widthPx} x {@code heightPx}; the lens's boresight is applied.
   */
  public Projection(Lens lens, int widthPx, int heightPx, Enu eye, CameraAttitude attitude) {
    this.lens = lens;
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.focalPx = lens.focalPx() * widthPx / lens.widthPx();
    this.eye = eye;
    double scale = (double) widthPx / lens.widthPx();
    // The axis is told from the calibrated picture's corner; its way from the middle scales.
    cx = widthPx / 2.0 + scale * (lens.cxPx().orElse(lens.widthPx() / 2.0) - lens.widthPx() / 2.0);
    cy =
        heightPx / 2.0
            + scale * (lens.cyPx().orElse(lens.heightPx() / 2.0) - lens.heightPx() / 2.0);
    CameraAxes axes = lens.axes(attitude);
    forward = axes.ahead();
    right = axes.right();
    down = axes.down();
  }

  public int widthPx() {
    return widthPx;
  }

  public int heightPx() {
    return heightPx;
  }

  /** Focal length at this frame's size, pixels. */
  public double focalPx() {
    return focalPx;
  }

  /** The camera's own position. */
  public Enu eye() {
    return eye;
  }

  /** Unit vector from the camera through {@code pixel}. */
  public Enu ray(Pixel pixel) {
    double xd = (pixel.x() - cx) / focalPx;
    double yd = (pixel.y() - cy) / focalPx;
    double x = xd;
    double y = yd;
    if (lens.distorted()) {
      for (int i = 0; i < UNDISTORT_STEPS; i++) {
        double r2 = x * x + y * y;
        double radial = 1 + r2 * (lens.k1() + r2 * (lens.k2() + r2 * lens.k3()));
        double dx = 2 * lens.p1() * x * y + lens.p2() * (r2 + 2 * x * x);
        double dy = lens.p1() * (r2 + 2 * y * y) + 2 * lens.p2() * x * y;
        x = (xd - dx) / radial;
        y = (yd - dy) / radial;
      }
    }
    return forward.plus(right.times(x)).plus(down.times(y)).unit();
  }

  /** Degrees that the ray through {@code pixel} points below the horizon; negative above it. */
  public double depressionDeg(Pixel pixel) {
    return StrictMath.toDegrees(StrictMath.asin(Math.max(-1, Math.min(1, -ray(pixel).up()))));
  }

  /** Where the ray through {@code pixel} meets the ground; empty at or above the horizon. */
  public Optional<Enu> ground(Pixel pixel) {
    return atHeight(pixel, 0);
  }

  /** Where the ray through {@code pixel} meets the level {@code upM} above the ground. */
  public Optional<Enu> atHeight(Pixel pixel, double upM) {
    Enu ray = ray(pixel);
    double drop = eye.up() - upM;
    if (drop <= 0 || ray.up() > -1e-6) {
      return Optional.empty();
    }
    return Optional.of(eye.plus(ray.times(drop / -ray.up())));
  }

  /** Where {@code point} appears, also outside the image; empty when it lies behind the camera. */
  public Optional<Pixel> pixel(Enu point) {
    Enu to = point.minus(eye);
    double depth = to.dot(forward);
    if (depth <= 1e-6) {
      return Optional.empty();
    }
    double x = to.dot(right) / depth;
    double y = to.dot(down) / depth;
    if (!lens.distorted()) {
      return Optional.of(new Pixel(cx + focalPx * x, cy + focalPx * y));
    }
    double r2 = x * x + y * y;
    double corner = StrictMath.hypot(widthPx, heightPx) / 2 / focalPx;
    if (r2 > 4 * corner * corner) {
      // The polynomial folds back far outside the image: no pixel rather than a wrong one.
      return Optional.empty();
    }
    double radial = 1 + r2 * (lens.k1() + r2 * (lens.k2() + r2 * lens.k3()));
    double xd = x * radial + 2 * lens.p1() * x * y + lens.p2() * (r2 + 2 * x * x);
    double yd = y * radial + lens.p1() * (r2 + 2 * y * y) + 2 * lens.p2() * x * y;
    return Optional.of(new Pixel(cx + focalPx * xd, cy + focalPx * yd));
  }

  /** How far {@code point} lies before the lens, along the optical axis; negative behind it. */
  public double depthM(Enu point) {
    return point.minus(eye).dot(forward);
  }

  /** True when {@code pixel} lies inside the image. */
  public boolean inImage(Pixel pixel) {
    return pixel.x() >= 0 && pixel.y() >= 0 && pixel.x() <= widthPx && pixel.y() <= heightPx;
  }

  /**
   * Pixel height of something {@code tallM} metres tall that stands on the ground under {@code
   * foot}; 0 where there is no ground.
   */
  public double standingPx(Pixel foot, double tallM) {
    Optional<Enu> ground = ground(foot);
    if (ground.isEmpty()) {
      return 0;
    }
    Optional<Pixel> top = pixel(ground.get().plus(new Enu(0, 0, tallM)));
    return top.map(t -> StrictMath.hypot(t.x() - foot.x(), t.y() - foot.y())).orElse(0.0);
  }
}
