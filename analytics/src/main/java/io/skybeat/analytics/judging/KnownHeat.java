package io.skybeat.analytics.judging;

import io.skybeat.core.geo.Enu;

/**
 * A registered source of heat, such as a grill's pitch: what burns there is expected.
 *
 * @param name for a human
 * @param where its middle, metres in the local frame
 * @param radiusM how far it reaches
 */
public record KnownHeat(String name, Enu where, double radiusM) {}
