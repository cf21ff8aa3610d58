package io.skybeat.simulator.vehicle.autopilot;

/** The speeds in force: the parameters, with what DO_CHANGE_SPEED put over them. */
final class Handling {
  private final ParameterTable parameters;
  private double cruiseOverride = Double.NaN;
  private double climbOverride = Double.NaN;
  private double descendOverride = Double.NaN;

  Handling(ParameterTable parameters) {
    this.parameters = parameters;
  }

  double cruiseMps() {
    return Double.isNaN(cruiseOverride) ? centi("WPNAV_SPEED") : cruiseOverride;
  }

  double climbMps() {
    return Double.isNaN(climbOverride) ? centi("WPNAV_SPEED_UP") : climbOverride;
  }

  double descendMps() {
    return Double.isNaN(descendOverride) ? centi("WPNAV_SPEED_DN") : descendOverride;
  }

  double returnMps() {
    double own = centi("RTL_SPEED");
    return own > 0 ? own : centi("WPNAV_SPEED");
  }

  double accelMps2() {
    return centi("WPNAV_ACCEL");
  }

  double verticalAccelMps2() {
    return centi("WPNAV_ACCEL_Z");
  }

  double radiusM() {
    return centi("WPNAV_RADIUS");
  }

  double landMps() {
    return centi("LAND_SPEED");
  }

  double landHighMps() {
    double own = centi("LAND_SPEED_HIGH");
    return own > 0 ? own : descendMps();
  }

  double landLowM() {
    return centi("LAND_ALT_LOW");
  }

  double returnHeightM() {
    return centi("RTL_ALT");
  }

  double returnClimbM() {
    return centi("RTL_CLIMB_MIN");
  }

  double returnHoldS() {
    return parameters.get("RTL_LOIT_TIME") / 1000;
  }

  /** Whether legs turn the nose towards their end, and the way home too. */
  boolean facesLegs() {
    return parameters.get("WP_YAW_BEHAVIOR") > 0;
  }

  boolean facesHome() {
    return parameters.get("WP_YAW_BEHAVIOR") == 1;
  }

  /**
   * DO_CHANGE_SPEED.
   *
   * @param kind 0 or 1 over ground, 2 climbing, 3 descending
   * @return whether it made sense
   */
  boolean changeSpeed(double kind, double mps) {
    if (!(mps > 0)) {
      return false;
    }
    switch ((int) kind) {
      case 0, 1 -> cruiseOverride = Math.min(mps, 20);
      case 2 -> climbOverride = Math.min(mps, 8);
      case 3 -> descendOverride = Math.min(mps, 5);
      default -> {
        return false;
      }
    }
    return true;
  }

  void forgetOverrides() {
    cruiseOverride = Double.NaN;
    climbOverride = Double.NaN;
    descendOverride = Double.NaN;
  }

  private double centi(String name) {
    return parameters.get(name) / 100.0;
  }
}
