package io.skybeat.simulator.vehicle;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.world.TruePose;
import java.time.Instant;

/** The last ten seconds of a vehicle's true poses. */
final class PoseTrack {
  private static final int CAPACITY = 512;
  private static final double FURTHEST_S = 0.2;

  private final Track track =
      new Track(
          CAPACITY,
          FURTHEST_S,
          false,
          false,
          false,
          false,
          false,
          false,
          true,
          true,
          true,
          true,
          true,
          true);

  void add(TruePose pose) {
    CameraAttitude camera = pose.camera();
    track.add(
        pose.at(),
        pose.position().east(),
        pose.position().north(),
        pose.position().up(),
        pose.velocityMps().east(),
        pose.velocityMps().north(),
        pose.velocityMps().up(),
        pose.rollDeg(),
        pose.pitchDeg(),
        pose.yawDeg(),
        camera.yawDeg(),
        camera.pitchDeg(),
        camera.rollDeg());
  }

  void clear() {
    track.clear();
  }

  TruePose at(Instant moment) {
    double[] v = track.at(moment);
    return new TruePose(
        moment,
        new Enu(v[0], v[1], v[2]),
        new Enu(v[3], v[4], v[5]),
        v[6],
        v[7],
        circle(v[8]),
        new CameraAttitude(circle(v[9]), v[10], v[11]));
  }

  private static double circle(double deg) {
    return (deg % 360 + 360) % 360;
  }
}
