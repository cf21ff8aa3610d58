package io.skybeat.core.sighting;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.LatLon;

/**
 * Where a camera stands that does not fly, such as one on a mast or one whose recording is
 * replayed, and how well that is known (one sigma each). The ground around it is taken to be flat.
 *
 * @param where horizontal position, WGS-84
 * @param heightM of the camera above the ground that it watches, metres, from 2 to 5,000
 * @param axis its optical axis in the earth frame
 * @param positionSigmaM error of {@code where} per axis, metres
 * @param heightSigmaM error of the height, metres
 * @param yawSigmaDeg error of the bearing, degrees
 * @param pitchSigmaDeg error about the horizon, degrees
 */
public record CameraStand(
    LatLon where,
    double heightM,
    CameraAttitude axis,
    double positionSigmaM,
    double heightSigmaM,
    double yawSigmaDeg,
    double pitchSigmaDeg) {
  public CameraStand {
    require(where != null, "its position is missing; give latDeg and lonDeg");
    require(axis != null, "yawDeg and pitchDeg are missing");
    require(heightM >= 2 && heightM <= 5000, "heightM is " + heightM + "; must be 2 to 5000");
    require(
        axis.pitchDeg() >= -90 && axis.pitchDeg() <= 45,
        "pitchDeg is " + axis.pitchDeg() + "; must be -90 (straight down) to 45");
    require(
        Math.abs(axis.yawDeg()) <= 360,
        "yawDeg is " + axis.yawDeg() + "; must be within -360..360");
    require(
        Math.abs(axis.rollDeg()) <= 180,
        "rollDeg is " + axis.rollDeg() + "; must be within -180..180");
    require(
        positionSigmaM >= 0 && heightSigmaM >= 0 && yawSigmaDeg >= 0 && pitchSigmaDeg >= 0,
        "errors must not be negative");
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
