package io.skybeat.station.look;

import io.skybeat.core.geo.LatLon;
import java.util.List;

/**
 * Where another of our drones flies now.
 *
 * @param drone whose it is, for the reason
 * @param points its way in order
 */
public record Lane(String drone, List<Point> points) {
  public Lane {
    points = List.copyOf(points);
  }

  /**
   * A point of it.
   *
   * @param heightM above home
   */
  public record Point(LatLon where, double heightM) {}
}
