package io.skybeat.station.watch;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
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
    double yaw = StrictMath.toRadians(camera.yawDeg());
    double pitch = StrictMath.toRadians(camera.pitchDeg());
    double level = StrictMath.cos(pitch);
    Enu ahead =
        new Enu(StrictMath.sin(yaw) * level, StrictMath.cos(yaw) * level, StrictMath.sin(pitch));
    Enu right = new Enu(StrictMath.cos(yaw), -StrictMath.sin(yaw), 0);
    Enu up =
        new Enu(
            right.north() * ahead.up() - right.up() * ahead.north(),
            right.up() * ahead.east() - right.east() * ahead.up(),
            right.east() * ahead.north() - right.north() * ahead.east());
    double depthM = way.dot(ahead);
    if (depthM <= 0) {
      return false;
    }
    double halfWidth = StrictMath.tan(StrictMath.toRadians(lens.hfovDeg() / 2));
    double halfHeight = halfWidth * lens.heightPx() / lens.widthPx();
    double pxPerM = lens.widthPx() / (2 * halfWidth * way.length());
    return StrictMath.abs(way.dot(right)) <= halfWidth * depthM
        && StrictMath.abs(way.dot(up)) <= halfHeight * depthM
        && pxPerM >= minPxPerM;
  }
}
