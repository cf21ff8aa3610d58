package io.skybeat.core.sighting;

import io.skybeat.core.geo.LatLon;

/**
 * A place whose heat is registered now, such as the pitch of a licensed grill.
 *
 * @param id of the registration
 * @param where its middle, WGS-84
 * @param radiusM how far it reaches, metres
 */
public record HeatPlace(String id, LatLon where, double radiusM) {}
