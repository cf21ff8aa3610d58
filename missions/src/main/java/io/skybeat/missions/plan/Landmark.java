package io.skybeat.missions.plan;

import io.skybeat.core.geo.LatLon;

/**
 * Something on the ground that everybody calls by its name, such as a stall, a door or a kiosk: an
 * alert names it where its place is certain enough.
 *
 * @param id unique
 * @param name in both languages
 * @param where its middle, WGS-84
 * @param radiusM how far it reaches from there, metres
 */
public record Landmark(String id, Label name, LatLon where, double radiusM) {}
