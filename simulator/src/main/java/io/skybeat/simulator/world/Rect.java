package io.skybeat.simulator.world;

/**
 * A rectangle on the town's ground, sides along east and north; metres from the dock.
 *
 * @param west least east
 * @param east greatest east
 * @param south least north
 * @param north greatest north
 */
public record Rect(double west, double east, double south, double north) {
  public Rect {
    if (!(west < east && south < north)) {
      throw new IllegalArgumentException(
          "rectangle " + west + ".." + east + " x " + south + ".." + north + " is empty");
    }
  }

  /** A rectangle by its centre and its extents. */
  public static Rect around(double eastM, double northM, double widthM, double depthM) {
    return new Rect(
        eastM - widthM / 2, eastM + widthM / 2, northM - depthM / 2, northM + depthM / 2);
  }

  public boolean contains(double e, double n) {
    return e >= west && e <= east && n >= south && n <= north;
  }

  /** Distance from a point to the nearest point of the rectangle; 0 inside. */
  public double distanceM(double e, double n) {
    double de = Math.max(0, Math.max(west - e, e - east));
    double dn = Math.max(0, Math.max(south - n, n - north));
    return StrictMath.sqrt(de * de + dn * dn);
  }

  /** This rectangle, grown by {@code marginM} on every side. */
  public Rect grown(double marginM) {
    return new Rect(west - marginM, east + marginM, south - marginM, north + marginM);
  }

  public double areaM2() {
    return (east - west) * (north - south);
  }

  public double centreEast() {
    return (west + east) / 2;
  }

  public double centreNorth() {
    return (south + north) / 2;
  }
}
