package io.skybeat.core.sighting;

import io.skybeat.core.geo.LatLon;

/**
 * A place on the ground with its uncertainty.
 *
 * @param where WGS-84
 * @param ce90M radius in metres that holds the truth in 90 % of cases
 */
public record Place(LatLon where, double ce90M) {
  public Place {
    if (!(ce90M >= 0)) {
      throw new IllegalArgumentException("CE90 " + ce90M + " m");
    }
  }
}
