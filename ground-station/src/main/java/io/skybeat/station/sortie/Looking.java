package io.skybeat.station.sortie;

import io.skybeat.core.geo.LatLon;
import java.time.Instant;
import java.util.List;

/**
 * A look that a drone is sent to from its route.
 *
 * @param target on the ground
 * @param ce90M how exactly that is known
 * @param beside where it stands
 * @param heightM above home
 * @param via points on the way there
 * @param until when it ends unless it is renewed
 * @param follows the target moves
 */
public record Looking(
    LatLon target,
    double ce90M,
    LatLon beside,
    double heightM,
    List<LatLon> via,
    Instant until,
    boolean follows) {
  public Looking {
    via = List.copyOf(via);
  }
}
