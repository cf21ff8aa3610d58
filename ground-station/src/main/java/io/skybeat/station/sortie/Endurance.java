package io.skybeat.station.sortie;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.look.Power;
import io.skybeat.station.look.RestOfRoute;
import java.util.OptionalDouble;

/** What a flying drone's pack still carries, in percent of it; reserves are counted in. */
record Endurance(Power power, Plan plan, Vehicle vehicle) {
  /** What is left, by its own report. */
  OptionalDouble leftPercent() {
    return vehicle.condition().battery().remainingPercent();
  }

  /** To come home from where it is. */
  double homePercent() {
    return vehicle
            .motion()
            .fix()
            .map(fix -> power.homePercent(awayM(fix.where()), fix.heightAboveHomeM()))
            .orElse(0.0)
        + power.reservePercent();
  }

  /** To go to a place over {@code wayM}, stay there for {@code seconds}, and come home. */
  double lookPercent(double wayM, double seconds, LatLon there, double heightM) {
    return power.wayPercent(wayM)
        + power.holdPercent(seconds)
        + power.homePercent(awayM(there), heightM)
        + power.reservePercent();
  }

  /** To go back to the break point, fly what is left of the route, and come home. */
  double restPercent(Break left) {
    RestOfRoute rest = RestOfRoute.at(plan, left.item(), vehicle.ardupilot());
    double backM =
        vehicle
            .motion()
            .fix()
            .map(Motion.Fix::where)
            .map(here -> Geodesy.distanceM(here, left.where()))
            .orElse(0.0);
    return power.wayPercent(backM + rest.wayM(left.where()))
        + power.holdPercent(rest.holdS())
        + power.homePercent(0, rest.heightM())
        + power.reservePercent();
  }

  private double awayM(LatLon there) {
    return plan.home().map(home -> Geodesy.distanceM(home, there)).orElse(0.0);
  }
}
