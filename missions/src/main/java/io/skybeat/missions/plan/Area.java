package io.skybeat.missions.plan;

import io.skybeat.core.geo.Ring;
import java.util.OptionalInt;

/**
 * A place that is watched.
 *
 * @param id unique, a-z, 0-9 and '-'
 * @param name in both languages
 * @param profile how it is judged
 * @param levels its limits
 * @param capacity persons, for {@link AreaProfile#CAPACITY}
 * @param ring its outline
 */
public record Area(
    String id, Label name, AreaProfile profile, Levels levels, OptionalInt capacity, Ring ring) {}
