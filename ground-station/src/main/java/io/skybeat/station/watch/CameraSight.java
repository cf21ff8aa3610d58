package io.skybeat.station.watch;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.CameraAxes;
import io.skybeat.core.sighting.Lens;

/**
 * Whether a point is in a camera's picture, near enough to make people out there. Nothing hides
 * anything; the camera's roll and its distortion are not looked at.
 *
 * @param camera where it points, earth frame
 * @param lens its lens
 * @param minPxPerM least pixels a metre
 */
record CameraSight(CameraAttitude camera, Lens lens, double minPxPerM) {
  /** {@code way}: from the camera to the point, metres. */
  boolean holds(Enu way) {
    CameraAxes axes = lens.axes(new CameraAttitude(camera.yawDeg(), camera.pitchDeg(), 0));
    double depthM = way.dot(axes.ahead());
    if (depthM <= 0) {
      return false;
    }
    double halfWidth = StrictMath.tan(StrictMath.toRadians(lens.hfovDeg() / 2));
    double halfHeight = halfWidth * lens.heightPx() / lens.widthPx();
    double pxPerM = lens.widthPx() / (2 * halfWidth * way.length());
    return StrictMath.abs(way.dot(axes.right())) <= halfWidth * depthM
        && StrictMath.abs(way.dot(axes.down())) <= halfHeight * depthM
        && pxPerM >= minPxPerM;
  }
}
