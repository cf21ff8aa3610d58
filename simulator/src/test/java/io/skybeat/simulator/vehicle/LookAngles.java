package io.skybeat.simulator.vehicle;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;

/** How far a camera's axis misses a point. */
final class LookAngles {
  private LookAngles() {}

  static double missDeg(FlightBench bench, Enu target) {
    var pose = bench.vehicle.truth(bench.clock.now());
    return missDeg(pose.camera(), target.minus(pose.position()));
  }

  static double missDeg(CameraAttitude camera, Enu line) {
    double cos = Math.max(-1, Math.min(1, axis(camera).dot(line.unit())));
    return Math.toDegrees(Math.acos(cos));
  }

  static Enu axis(CameraAttitude camera) {
    double yaw = Math.toRadians(camera.yawDeg());
    double pitch = Math.toRadians(camera.pitchDeg());
    return new Enu(
        Math.cos(pitch) * Math.sin(yaw), Math.cos(pitch) * Math.cos(yaw), Math.sin(pitch));
  }
}
