package io.skybeat.missions.check;

import io.skybeat.core.geo.Ring;
import java.util.OptionalDouble;

/**
 * A part of the airspace with a rule of its own.
 *
 * @param id as violations name it
 * @param ring its outline
 * @param ceilingM highest allowed height above ground within it, metres; empty: no flight at all
 */
public record Airspace(String id, Ring ring, OptionalDouble ceilingM) {}
