package io.skybeat.station.fleet;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.mavlink.dialect.message.GimbalDeviceAttitudeStatus;
import java.util.List;
import java.util.Optional;

/**
 * Brings GIMBAL_DEVICE_ATTITUDE_STATUS to the earth frame. Its flags say whether the quaternion's
 * yaw counts from north or from the vehicle's nose; older devices set neither flag, and then
 * YAW_LOCK tells. Mixing these up is geotagging's first error.
 */
final class GimbalFrame {
  private static final int YAW_LOCK = 16;
  private static final int YAW_IN_VEHICLE_FRAME = 32;
  private static final int YAW_IN_EARTH_FRAME = 64;

  private GimbalFrame() {}

  /** Empty when the quaternion is unknown, or needs a body attitude that there is not. */
  static Optional<Motion.Gimbal> resolve(
      GimbalDeviceAttitudeStatus status, Optional<Motion.Body> body) {
    List<Float> q = status.q();
    if (q.size() != 4 || q.stream().anyMatch(part -> part.isNaN())) {
      return Optional.empty();
    }
    double w = q.get(0);
    double x = q.get(1);
    double y = q.get(2);
    double z = q.get(3);
    double norm = StrictMath.sqrt(w * w + x * x + y * y + z * z);
    if (!(norm > 0.5)) {
      return Optional.empty();
    }
    w /= norm;
    x /= norm;
    y /= norm;
    z /= norm;
    double roll = StrictMath.atan2(2 * (w * x + y * z), 1 - 2 * (x * x + y * y));
    double pitch = StrictMath.asin(Math.max(-1, Math.min(1, 2 * (w * y - z * x))));
    double yaw = StrictMath.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z));
    // The angular velocities are about the camera's own axes: too rough to carry a heading on, and
    // the body's turn is all that a vehicle-fixed camera needs.
    double rate = 0;
    double yawDeg = StrictMath.toDegrees(yaw);
    if (!earthFrame(status.flags().value())) {
      if (body.isEmpty()) {
        return Optional.empty();
      }
      yawDeg += body.get().yawAtDeg(status.timeBootMs());
      rate += body.get().yawRateDegPerS();
    }
    return Optional.of(
        new Motion.Gimbal(
            status.timeBootMs(),
            new CameraAttitude(
                Geodesy.wrap180(yawDeg), StrictMath.toDegrees(pitch), StrictMath.toDegrees(roll)),
            rate));
  }

  private static boolean earthFrame(int flags) {
    if ((flags & YAW_IN_EARTH_FRAME) != 0) {
      return true;
    }
    if ((flags & YAW_IN_VEHICLE_FRAME) != 0) {
      return false;
    }
    return (flags & YAW_LOCK) != 0;
  }
}
