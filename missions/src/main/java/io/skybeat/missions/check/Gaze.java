package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import java.util.Optional;

/**
 * Where the camera looks.
 *
 * @param target the place it is kept on; empty: it keeps its angles
 * @param pitchDeg down is negative
 * @param yawDeg to the right of the nose, or of north where {@code fromNorth}
 */
record Gaze(Optional<Enu> target, double pitchDeg, double yawDeg, boolean fromNorth) {
  /** Ahead and half down: what a gimbal does of itself is not known, so nothing is built on it. */
  static final Gaze UNKNOWN = new Gaze(Optional.empty(), Double.NaN, 0, false);

  static Gaze at(Enu target) {
    return new Gaze(Optional.of(target), 0, 0, false);
  }

  /** False when nobody has told the camera where to look. */
  boolean known() {
    return target.isPresent() || !Double.isNaN(pitchDeg);
  }

  /** Unit vector of the optical axis, seen from {@code eye} with the nose at {@code headingDeg}. */
  Enu axis(Enu eye, double headingDeg) {
    if (target.isPresent()) {
      return target.get().minus(eye).unit();
    }
    double yaw = StrictMath.toRadians(fromNorth ? yawDeg : yawDeg + headingDeg);
    double pitch = StrictMath.toRadians(pitchDeg);
    return new Enu(
        StrictMath.sin(yaw) * StrictMath.cos(pitch),
        StrictMath.cos(yaw) * StrictMath.cos(pitch),
        StrictMath.sin(pitch));
  }
}
