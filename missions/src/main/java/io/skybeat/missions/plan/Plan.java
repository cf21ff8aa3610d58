package io.skybeat.missions.plan;

import io.skybeat.core.geo.LatLon;
import java.util.List;
import java.util.Optional;

/**
 * A route with its fence and rally points, as QGroundControl saves it.
 *
 * @param name of the file, without its ending
 * @param home planned place of take-off
 * @param homeAltitudeAmslM ground height there, metres above mean sea level
 * @param cruiseSpeedMps planned speed, metres a second
 * @param items in the order of flight; complex items are expanded; parameter 1 of a DO_JUMP is the
 *     place of its target in this list, counted from 0
 * @param fence where the vehicle may be
 * @param rally places to divert to
 */
public record Plan(
    String name,
    Optional<LatLon> home,
    double homeAltitudeAmslM,
    double cruiseSpeedMps,
    List<PlanItem> items,
    List<Fence> fence,
    List<RallyPoint> rally) {
  public Plan {
    items = List.copyOf(items);
    fence = List.copyOf(fence);
    rally = List.copyOf(rally);
  }

  /** How high above home an item of this plan is, metres; 0 where it does not say. */
  public double aboveHomeM(PlanItem item) {
    double heightM = item.param(7) - (item.relativeAltitude() ? 0 : homeAltitudeAmslM);
    return Double.isFinite(heightM) ? heightM : 0;
  }

  /**
   * A place to divert to.
   *
   * @param where WGS-84
   * @param heightAboveHomeM metres
   */
  public record RallyPoint(LatLon where, double heightAboveHomeM) {}
}
