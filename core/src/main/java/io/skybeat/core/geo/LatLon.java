package io.skybeat.core.geo;

/**
 * A point on the WGS-84 ellipsoid.
 *
 * @param latDeg latitude, degrees, -90..90, north positive
 * @param lonDeg longitude, degrees, -180..180, east positive
 */
public record LatLon(double latDeg, double lonDeg) {
  public LatLon {
    if (!(latDeg >= -90 && latDeg <= 90)) {
      throw new IllegalArgumentException("latitude " + latDeg + " is not within -90..90 degrees");
    }
    if (!(lonDeg >= -180 && lonDeg <= 180)) {
      throw new IllegalArgumentException(
          "longitude " + lonDeg + " is not within -180..180 degrees");
    }
  }
}
