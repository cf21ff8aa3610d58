package io.skybeat.station.sortie;

import io.skybeat.station.fleet.Vehicle;
import java.time.Duration;
import java.time.Instant;

/**
 * A launch that is thought of: what every {@link GoInput} looks at.
 *
 * @param at now
 * @param sortie what is to be flown
 * @param vehicle by what
 * @param terms by which terms
 * @param station the rest that the station knows
 */
public record GoCase(
    Instant at, Sortie sortie, Vehicle vehicle, SortieTerms terms, Standing station) {
  /** How long ago something was told, seconds. */
  public double ageS(Instant told) {
    return Duration.between(told, at).toMillis() / 1000.0;
  }
}
