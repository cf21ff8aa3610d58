package io.skybeat.core.geo;

/**
 * A local east-north-up frame tangent to the WGS-84 ellipsoid at {@code origin}, with the
 * ellipsoid's radii of curvature there. The horizontal error against the geodesic stays below 1 cm
 * within 2 km of the origin and below 1 m within 10 km, which is all a patrol needs.
 *
 * @param origin the frame's zero
 */
public record LocalFrame(LatLon origin) {
  private static final double A = 6378137.0;
  private static final double F = 1 / 298.257223563;
  private static final double E2 = F * (2 - F);

  /** East and north metres of {@code point}; up is 0. */
  public Enu toEnu(LatLon point) {
    double dLat = StrictMath.toRadians(point.latDeg() - origin.latDeg());
    double dLonDeg = point.lonDeg() - origin.lonDeg();
    if (dLonDeg > 180) {
      dLonDeg -= 360;
    } else if (dLonDeg < -180) {
      dLonDeg += 360;
    }
    // The parallel's radius at the middle latitude: second order, not first.
    double midLatDeg = (point.latDeg() + origin.latDeg()) / 2;
    double east =
        StrictMath.toRadians(dLonDeg)
            * primeVerticalM(midLatDeg)
            * StrictMath.cos(StrictMath.toRadians(midLatDeg));
    return new Enu(east, dLat * meridianM(midLatDeg), 0);
  }

  /** The point {@code enu.east(), enu.north()} metres from the origin; up is ignored. */
  public LatLon toLatLon(Enu enu) {
    double latDeg =
        origin.latDeg() + StrictMath.toDegrees(enu.north() / meridianM(origin.latDeg()));
    // One fixed-point step puts the radius at the middle latitude, as toEnu has it.
    double midLatDeg = (latDeg + origin.latDeg()) / 2;
    latDeg = origin.latDeg() + StrictMath.toDegrees(enu.north() / meridianM(midLatDeg));
    midLatDeg = (latDeg + origin.latDeg()) / 2;
    double radius = primeVerticalM(midLatDeg) * StrictMath.cos(StrictMath.toRadians(midLatDeg));
    double lonDeg = origin.lonDeg() + StrictMath.toDegrees(enu.east() / radius);
    if (lonDeg > 180) {
      lonDeg -= 360;
    } else if (lonDeg < -180) {
      lonDeg += 360;
    }
    return new LatLon(latDeg, lonDeg);
  }

  private static double meridianM(double latDeg) {
    double sin = StrictMath.sin(StrictMath.toRadians(latDeg));
    double w = 1 - E2 * sin * sin;
    return A * (1 - E2) / (w * StrictMath.sqrt(w));
  }

  private static double primeVerticalM(double latDeg) {
    double sin = StrictMath.sin(StrictMath.toRadians(latDeg));
    return A / StrictMath.sqrt(1 - E2 * sin * sin);
  }
}
