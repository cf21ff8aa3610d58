package io.skybeat.core.geo;

import java.util.List;

/**
 * A simple polygon on the ground: its corners in order, without repeating the first. Either
 * orientation; edges are straight in a local frame, so keep it under a few kilometres.
 *
 * @param corners at least three points, WGS-84
 */
public record Ring(List<LatLon> corners) {
  public Ring {
    corners = List.copyOf(corners);
    if (corners.size() < 3) {
      throw new IllegalArgumentException(
          "a polygon needs at least 3 corners, this has " + corners.size());
    }
  }

  /** True when {@code point} lies inside; points on an edge may count either way. */
  public boolean contains(LatLon point) {
    LocalFrame frame = new LocalFrame(point);
    boolean inside = false;
    for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
      Enu a = frame.toEnu(corners.get(i));
      Enu b = frame.toEnu(corners.get(j));
      if ((a.north() > 0) != (b.north() > 0)
          && 0 < (b.east() - a.east()) * -a.north() / (b.north() - a.north()) + a.east()) {
        inside = !inside;
      }
    }
    return inside;
  }

  /** Enclosed area, square metres. */
  public double areaM2() {
    return Math.abs(signedAreaM2());
  }

  /** Centre of mass of the enclosed area. */
  public LatLon centroid() {
    LocalFrame frame = new LocalFrame(corners.get(0));
    double area = 0;
    double east = 0;
    double north = 0;
    for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
      Enu a = frame.toEnu(corners.get(j));
      Enu b = frame.toEnu(corners.get(i));
      double cross = a.east() * b.north() - b.east() * a.north();
      area += cross;
      east += (a.east() + b.east()) * cross;
      north += (a.north() + b.north()) * cross;
    }
    if (Math.abs(area) < 1e-9) {
      return corners.get(0);
    }
    return frame.toLatLon(new Enu(east / (3 * area), north / (3 * area), 0));
  }

  /** Horizontal distance in metres from {@code point} to this polygon; 0 when inside. */
  public double distanceM(LatLon point) {
    return contains(point) ? 0 : distanceToEdgeM(point);
  }

  /** Horizontal distance in metres from {@code point}, inside or outside, to the nearest edge. */
  public double distanceToEdgeM(LatLon point) {
    LocalFrame frame = new LocalFrame(point);
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
      Enu a = frame.toEnu(corners.get(j));
      Enu along = frame.toEnu(corners.get(i)).minus(a);
      double length2 = along.dot(along);
      double t = length2 == 0 ? 0 : Math.max(0, Math.min(1, -a.dot(along) / length2));
      best = Math.min(best, a.plus(along.times(t)).horizontal());
    }
    return best;
  }

  private double signedAreaM2() {
    LocalFrame frame = new LocalFrame(corners.get(0));
    double twice = 0;
    for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
      Enu a = frame.toEnu(corners.get(j));
      Enu b = frame.toEnu(corners.get(i));
      twice += a.east() * b.north() - b.east() * a.north();
    }
    return twice / 2;
  }
}
