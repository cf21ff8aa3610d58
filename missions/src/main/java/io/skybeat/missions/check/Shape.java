package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * A point, line or polygon in the plane of one local frame; up is not looked at.
 *
 * @param points in order
 * @param closed true when the last is joined with the first and what is inside belongs to it
 * @param low south-west corner of the box around it
 * @param high north-east corner of that box
 */
record Shape(List<Enu> points, boolean closed, Enu low, Enu high) {
  Shape {
    points = List.copyOf(points);
  }

  static Shape of(LocalFrame frame, List<LatLon> points, boolean closed) {
    List<Enu> flat = new ArrayList<>();
    Enu low = frame.toEnu(points.get(0));
    Enu high = low;
    for (LatLon point : points) {
      Enu enu = frame.toEnu(point);
      flat.add(enu);
      low = new Enu(Math.min(low.east(), enu.east()), Math.min(low.north(), enu.north()), 0);
      high = new Enu(Math.max(high.east(), enu.east()), Math.max(high.north(), enu.north()), 0);
    }
    return new Shape(flat, closed, low, high);
  }

  /** False when the segment {@code a b} is surely farther away than {@code marginM}. */
  boolean near(Enu a, Enu b, double marginM) {
    return Math.max(a.east(), b.east()) > low.east() - marginM
        && Math.min(a.east(), b.east()) < high.east() + marginM
        && Math.max(a.north(), b.north()) > low.north() - marginM
        && Math.min(a.north(), b.north()) < high.north() + marginM;
  }

  /** True when {@code point} lies inside a closed shape. */
  boolean contains(Enu point) {
    boolean inside = false;
    for (int i = 0, j = points.size() - 1; closed && i < points.size(); j = i++) {
      Enu a = points.get(i);
      Enu b = points.get(j);
      if ((a.north() > point.north()) != (b.north() > point.north())
          && point.east()
              < (b.east() - a.east()) * (point.north() - a.north()) / (b.north() - a.north())
                  + a.east()) {
        inside = !inside;
      }
    }
    return inside;
  }

  /** Horizontal distance from the segment {@code a b} to this shape; 0 when it meets it. */
  double distanceM(Enu a, Enu b) {
    return contains(a) ? 0 : edgeDistanceM(a, b);
  }

  /** Horizontal distance from the segment {@code a b} to this shape's edge. */
  double edgeDistanceM(Enu a, Enu b) {
    if (points.size() == 1) {
      return toSegmentM(points.get(0), a, b);
    }
    double best = Double.POSITIVE_INFINITY;
    int edges = closed ? points.size() : points.size() - 1;
    for (int i = 0; i < edges && best > 0; i++) {
      best = Math.min(best, between(a, b, points.get(i), points.get((i + 1) % points.size())));
    }
    return best;
  }

  private static double between(Enu a, Enu b, Enu c, Enu d) {
    double side1 = side(a, b, c);
    double side2 = side(a, b, d);
    double side3 = side(c, d, a);
    double side4 = side(c, d, b);
    if (side1 * side2 < 0 && side3 * side4 < 0) {
      return 0;
    }
    return Math.min(
        Math.min(toSegmentM(a, c, d), toSegmentM(b, c, d)),
        Math.min(toSegmentM(c, a, b), toSegmentM(d, a, b)));
  }

  private static double side(Enu a, Enu b, Enu p) {
    return (b.east() - a.east()) * (p.north() - a.north())
        - (b.north() - a.north()) * (p.east() - a.east());
  }

  private static double toSegmentM(Enu p, Enu a, Enu b) {
    double east = b.east() - a.east();
    double north = b.north() - a.north();
    double length2 = east * east + north * north;
    double t =
        length2 == 0
            ? 0
            : ((p.east() - a.east()) * east + (p.north() - a.north()) * north) / length2;
    double within = Math.max(0, Math.min(1, t));
    double de = a.east() + within * east - p.east();
    double dn = a.north() + within * north - p.north();
    return StrictMath.sqrt(de * de + dn * dn);
  }
}
