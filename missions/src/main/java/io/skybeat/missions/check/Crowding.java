package io.skybeat.missions.check;

import io.skybeat.core.geo.Ring;

/**
 * Where people are, as far as it is known.
 *
 * @param id as violations name it
 * @param ring its outline
 * @param densityPerM2 persons a square metre
 */
public record Crowding(String id, Ring ring, double densityPerM2) {}
