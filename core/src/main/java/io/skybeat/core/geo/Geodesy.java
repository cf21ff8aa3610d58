package io.skybeat.core.geo;

/** Distances and bearings between nearby points (under 10 km; see {@link LocalFrame}). */
public final class Geodesy {
  private Geodesy() {}

  /** Horizontal distance in metres. */
  public static double distanceM(LatLon from, LatLon to) {
    return new LocalFrame(from).toEnu(to).horizontal();
  }

  /** True bearing from {@code from} to {@code to}, degrees, 0..360, clockwise from north. */
  public static double bearingDeg(LatLon from, LatLon to) {
    Enu enu = new LocalFrame(from).toEnu(to);
    double deg = StrictMath.toDegrees(StrictMath.atan2(enu.east(), enu.north()));
    return deg < 0 ? deg + 360 : deg;
  }

  /** The point {@code distanceM} metres from {@code from} along true bearing {@code bearingDeg}. */
  public static LatLon along(LatLon from, double bearingDeg, double distanceM) {
    double rad = StrictMath.toRadians(bearingDeg);
    return new LocalFrame(from)
        .toLatLon(new Enu(distanceM * StrictMath.sin(rad), distanceM * StrictMath.cos(rad), 0));
  }

  /** {@code deg} folded into -180..180. */
  public static double wrap180(double deg) {
    double wrapped = deg % 360;
    if (wrapped > 180) {
      wrapped -= 360;
    } else if (wrapped <= -180) {
      wrapped += 360;
    }
    return wrapped;
  }
}
