package io.skybeat.station.sortie;

import io.skybeat.core.geo.LatLon;

/**
 * Where a drone left its route.
 *
 * @param item the one it flew to, as the vehicle counts
 * @param heightM above home
 */
public record Break(int item, LatLon where, double heightM) {}
