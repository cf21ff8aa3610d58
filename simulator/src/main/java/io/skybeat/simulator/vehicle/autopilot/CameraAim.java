package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.vehicle.flight.Estimate;
import io.skybeat.simulator.vehicle.flight.Look;

/** Where the gimbal is told to look. */
final class CameraAim {
  private enum Kind {
    NEUTRAL,
    ANGLES,
    PLACE
  }

  private final ParameterTable parameters;
  private Kind kind = Kind.NEUTRAL;
  private Enu place = Enu.ZERO;
  private double pitchDeg;
  private double yawDeg;
  private boolean earthYaw;

  CameraAim(ParameterTable parameters) {
    this.parameters = parameters;
  }

  void neutral() {
    kind = Kind.NEUTRAL;
  }

  void place(Enu target) {
    kind = Kind.PLACE;
    place = target;
  }

  /**
   * @param earthYaw whether the yaw is a bearing, else from the nose
   */
  void angles(double pitchDeg, double yawDeg, boolean earthYaw) {
    kind = Kind.ANGLES;
    this.pitchDeg = pitchDeg;
    this.yawDeg = yawDeg;
    this.earthYaw = earthYaw;
  }

  /** By what the vehicle believes of its own place and heading. */
  Look look(Estimate own) {
    return switch (kind) {
      case NEUTRAL ->
          new Look(
              own.yawDeg() + parameters.get("MNT1_NEUTRAL_Z"), parameters.get("MNT1_NEUTRAL_Y"));
      case ANGLES -> new Look(earthYaw ? yawDeg : own.yawDeg() + yawDeg, pitchDeg);
      case PLACE -> {
        Enu gap = place.minus(own.position());
        yield new Look(
            StrictMath.toDegrees(StrictMath.atan2(gap.east(), gap.north())),
            StrictMath.toDegrees(StrictMath.atan2(gap.up(), gap.horizontal())));
      }
    };
  }
}
