package io.skybeat.simulator.vehicle.speech;

import java.util.List;

/** Attitudes as MAVLink's quaternions: w, x, y, z of yaw, then pitch, then roll. */
final class Quaternion {
  private Quaternion() {}

  static List<Float> of(double rollDeg, double pitchDeg, double yawDeg) {
    double roll = StrictMath.toRadians(rollDeg) / 2;
    double pitch = StrictMath.toRadians(pitchDeg) / 2;
    double yaw = StrictMath.toRadians(yawDeg) / 2;
    double cr = StrictMath.cos(roll);
    double sr = StrictMath.sin(roll);
    double cp = StrictMath.cos(pitch);
    double sp = StrictMath.sin(pitch);
    double cy = StrictMath.cos(yaw);
    double sy = StrictMath.sin(yaw);
    return List.of(
        (float) (cr * cp * cy + sr * sp * sy),
        (float) (sr * cp * cy - cr * sp * sy),
        (float) (cr * sp * cy + sr * cp * sy),
        (float) (cr * cp * sy - sr * sp * cy));
  }
}
