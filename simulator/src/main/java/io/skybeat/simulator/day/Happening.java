package io.skybeat.simulator.day;

import io.skybeat.core.sighting.Kind;
import java.time.Instant;

/**
 * Something that really goes on in the town for a while.
 *
 * @param id unique in the day
 * @param kind crowd, scuffle or fire
 * @param east metres from the dock
 * @param north metres from the dock
 * @param radiusM extent of a crowd, of which the density holds
 * @param personsPerM2 of a crowd
 */
record Happening(
    String id,
    Kind kind,
    Instant from,
    Instant until,
    double east,
    double north,
    double radiusM,
    double personsPerM2) {
  boolean on(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
