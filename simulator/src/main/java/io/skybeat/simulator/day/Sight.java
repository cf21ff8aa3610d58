package io.skybeat.simulator.day;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Lens;
import io.skybeat.simulator.world.TruePose;

/** What a camera has in its picture, by its true pose over flat ground. */
final class Sight {
  /** Beyond it a person is a few pixels. */
  private static final double FARTHEST_M = 140;

  private final Enu eye;
  private final Enu ahead;
  private final Enu right;
  private final Enu above;
  private final double widest;
  private final double highest;

  Sight(TruePose pose, Lens lens) {
    double yaw = StrictMath.toRadians(pose.camera().yawDeg());
    double pitch = StrictMath.toRadians(pose.camera().pitchDeg());
    double flat = StrictMath.cos(pitch);
    eye = pose.position();
    ahead = new Enu(StrictMath.sin(yaw) * flat, StrictMath.cos(yaw) * flat, StrictMath.sin(pitch));
    right = new Enu(StrictMath.cos(yaw), -StrictMath.sin(yaw), 0);
    above = right.cross(ahead);
    widest = StrictMath.tan(StrictMath.toRadians(lens.hfovDeg() / 2));
    highest = widest * lens.heightPx() / lens.widthPx();
  }

  /** Whether that point of the ground is in the picture and near enough. */
  boolean holds(double east, double north) {
    Enu there = new Enu(east, north, 0).minus(eye);
    double depth = there.dot(ahead);
    return depth > 1
        && depth < FARTHEST_M
        && Math.abs(there.dot(right)) < widest * depth
        && Math.abs(there.dot(above)) < highest * depth;
  }
}
