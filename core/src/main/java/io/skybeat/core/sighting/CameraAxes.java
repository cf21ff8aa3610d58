package io.skybeat.core.sighting;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;

/**
 * A camera's three unit vectors in the local east-north-up frame.
 *
 * @param ahead along the optical axis
 * @param right to the right in the picture
 * @param down downwards in the picture
 */
public record CameraAxes(Enu ahead, Enu right, Enu down) {
  /** The axes of a camera that looks along {@code attitude}. */
  public static CameraAxes of(CameraAttitude attitude) {
    double yaw = StrictMath.toRadians(attitude.yawDeg());
    double pitch = StrictMath.toRadians(attitude.pitchDeg());
    double roll = StrictMath.toRadians(attitude.rollDeg());
    double flat = StrictMath.cos(pitch);
    Enu ahead =
        new Enu(StrictMath.sin(yaw) * flat, StrictMath.cos(yaw) * flat, StrictMath.sin(pitch));
    Enu level = new Enu(StrictMath.cos(yaw), -StrictMath.sin(yaw), 0);
    return new CameraAxes(ahead, level, ahead.cross(level)).rolled(roll);
  }

  /** These axes as reported, turned to where the camera really looks. */
  public CameraAxes turned(Boresight by) {
    double yaw = StrictMath.toRadians(by.yawDeg());
    double pitch = StrictMath.toRadians(by.pitchDeg());
    Enu aside = mixed(ahead, StrictMath.cos(yaw), right, StrictMath.sin(yaw));
    Enu across = mixed(right, StrictMath.cos(yaw), ahead, -StrictMath.sin(yaw));
    Enu lifted = mixed(aside, StrictMath.cos(pitch), down, -StrictMath.sin(pitch));
    Enu below = mixed(down, StrictMath.cos(pitch), aside, StrictMath.sin(pitch));
    return new CameraAxes(lifted, across, below).rolled(StrictMath.toRadians(by.rollDeg()));
  }

  private CameraAxes rolled(double roll) {
    return new CameraAxes(
        ahead,
        mixed(right, StrictMath.cos(roll), down, StrictMath.sin(roll)),
        mixed(down, StrictMath.cos(roll), right, -StrictMath.sin(roll)));
  }

  private static Enu mixed(Enu a, double ofA, Enu b, double ofB) {
    return a.times(ofA).plus(b.times(ofB));
  }
}
