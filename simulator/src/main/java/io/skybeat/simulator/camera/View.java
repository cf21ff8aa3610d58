package io.skybeat.simulator.camera;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Lens;
import io.skybeat.simulator.world.TruePose;

/**
 * A pinhole camera at one moment: town metres to pixels and back. Pixel coordinates are continuous,
 * the image's top left corner is (0, 0), the optical axis meets (width/2, height/2).
 */
public final class View {
  /** Nothing nearer than this is drawn, metres along the axis. */
  static final double NEAR_M = 0.5;

  public final int widthPx;
  public final int heightPx;
  final double focalPx;
  final double e0;
  final double n0;
  final double u0;
  // Unit vectors in the town's frame: right and down in the image, ahead along the axis.
  final double[] right = new double[3];
  final double[] down = new double[3];
  final double[] ahead = new double[3];

  /** Throws IllegalArgumentException for a lens with distortion: the renderers draw pinholes. */
  public View(TruePose pose, Lens lens) {
    if (lens.distorted()
        || lens.cxPx().isPresent()
        || lens.cyPx().isPresent()
        || lens.boresight().isPresent()) {
      throw new IllegalArgumentException("a rendered camera's lens must be a pinhole: " + lens);
    }
    widthPx = lens.widthPx();
    heightPx = lens.heightPx();
    focalPx = lens.focalPx();
    e0 = pose.position().east();
    n0 = pose.position().north();
    u0 = pose.position().up();
    double yaw = Math.toRadians(pose.camera().yawDeg());
    double pitch = Math.toRadians(pose.camera().pitchDeg());
    double roll = Math.toRadians(pose.camera().rollDeg());
    set(ahead, Math.sin(yaw) * Math.cos(pitch), Math.cos(yaw) * Math.cos(pitch), Math.sin(pitch));
    // Level right and down, then turned clockwise about the axis by the roll.
    double[] r = {Math.cos(yaw), -Math.sin(yaw), 0};
    double[] d = {
      Math.sin(yaw) * Math.sin(pitch), Math.cos(yaw) * Math.sin(pitch), -Math.cos(pitch)
    };
    for (int k = 0; k < 3; k++) {
      right[k] = r[k] * Math.cos(roll) + d[k] * Math.sin(roll);
      down[k] = d[k] * Math.cos(roll) - r[k] * Math.sin(roll);
    }
  }

  private static void set(double[] v, double e, double n, double u) {
    v[0] = e;
    v[1] = n;
    v[2] = u;
  }

  /**
   * Where a point of the town appears.
   *
   * @param out x and y in pixels, and the distance along the optical axis in metres
   * @return false where the point lies behind the camera; {@code out} is then not a picture place
   */
  public boolean project(double e, double n, double u, double[] out) {
    double x = e - e0;
    double y = n - n0;
    double z = u - u0;
    double depth = x * ahead[0] + y * ahead[1] + z * ahead[2];
    out[2] = depth;
    if (depth < NEAR_M) {
      return false;
    }
    double scale = focalPx / depth;
    out[0] = widthPx / 2.0 + scale * (x * right[0] + y * right[1] + z * right[2]);
    out[1] = heightPx / 2.0 + scale * (x * down[0] + y * down[1] + z * down[2]);
    return true;
  }

  /** The ground point seen at a pixel; null at or above the horizon. */
  public Enu ground(double xPx, double yPx) {
    double x = (xPx - widthPx / 2.0) / focalPx;
    double y = (yPx - heightPx / 2.0) / focalPx;
    double de = ahead[0] + x * right[0] + y * down[0];
    double dn = ahead[1] + x * right[1] + y * down[1];
    double du = ahead[2] + x * right[2] + y * down[2];
    if (du > -1e-6) {
      return null;
    }
    double t = -u0 / du;
    return new Enu(e0 + t * de, n0 + t * dn, 0);
  }

  /** True where a sphere may show in the picture. */
  boolean mayShow(double e, double n, double u, double radiusM) {
    double x = e - e0;
    double y = n - n0;
    double z = u - u0;
    double depth = x * ahead[0] + y * ahead[1] + z * ahead[2];
    if (depth < NEAR_M - radiusM) {
      return false;
    }
    double sideX = Math.abs(x * right[0] + y * right[1] + z * right[2]);
    double sideY = Math.abs(x * down[0] + y * down[1] + z * down[2]);
    double tanX = widthPx / 2.0 / focalPx;
    double tanY = heightPx / 2.0 / focalPx;
    return sideX - radiusM * Math.sqrt(1 + tanX * tanX) <= Math.max(depth, 0) * tanX
        && sideY - radiusM * Math.sqrt(1 + tanY * tanY) <= Math.max(depth, 0) * tanY;
  }
}
