package io.skybeat.core.sighting;

import io.skybeat.core.geo.LatLon;

/**
 * A vehicle on the ground, followed under no number and no plate.
 *
 * @param where its middle
 * @param eastMps its velocity
 * @param northMps likewise
 * @param sigmaMps one-sigma error of both, along each axis
 * @param standingS how long it has been seen standing without a break; 0: it moves, or is new
 */
public record SeenVehicle(
    LatLon where, double eastMps, double northMps, double sigmaMps, double standingS) {}
