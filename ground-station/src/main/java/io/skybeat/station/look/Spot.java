package io.skybeat.station.look;

import io.skybeat.core.geo.LatLon;
import java.util.List;

/**
 * Where a drone stands to look at a place.
 *
 * @param beside the place that it holds
 * @param heightM above home
 * @param via points on the way there, where the straight way is barred
 * @param distanceM from the target, over ground
 * @param bearingDeg from the target, true
 * @param wayM length of the way there
 */
public record Spot(
    LatLon beside,
    double heightM,
    List<LatLon> via,
    double distanceM,
    double bearingDeg,
    double wayM) {
  public Spot {
    via = List.copyOf(via);
  }
}
