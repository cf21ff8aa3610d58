package io.skybeat.station.upkeep;

import java.time.Instant;
import java.util.Optional;

/**
 * What the station has counted of one thing.
 *
 * @param hours flown since it was serviced, or since the station counts
 * @param cycles flights since then
 * @param fault an open fault
 * @param servicedAt last service that somebody told the station of
 * @param chargedAt of a pack: when its charge is over, by reckoning
 */
public record Worn(
    double hours,
    int cycles,
    Optional<String> fault,
    Optional<Instant> servicedAt,
    Optional<Instant> chargedAt) {
  /** Nothing yet. */
  public static final Worn NONE =
      new Worn(0, 0, Optional.empty(), Optional.empty(), Optional.empty());

  Worn flown(double more, Optional<Instant> charged) {
    return new Worn(hours + more, cycles + 1, fault, servicedAt, charged.or(() -> chargedAt));
  }

  Worn faulty(String what) {
    return new Worn(hours, cycles, Optional.of(what), servicedAt, chargedAt);
  }

  Worn serviced(Instant at) {
    return new Worn(0, 0, Optional.empty(), Optional.of(at), chargedAt);
  }
}
