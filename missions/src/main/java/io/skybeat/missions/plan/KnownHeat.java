package io.skybeat.missions.plan;

import io.skybeat.core.geo.LatLon;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A registered source of heat, such as a licensed grill: no fire alert is raised for it.
 *
 * @param id unique
 * @param name in both languages
 * @param where WGS-84
 * @param radiusM within which heat is taken to be this source, metres
 * @param owner who answers for it
 * @param expires last day of the registration
 */
public record KnownHeat(
    String id, Label name, LatLon where, double radiusM, String owner, LocalDate expires) {
  /** Whether the registration holds at {@code at}; its last day ends at midnight UTC. */
  public boolean holds(Instant at) {
    return !at.atZone(ZoneOffset.UTC).toLocalDate().isAfter(expires);
  }
}
