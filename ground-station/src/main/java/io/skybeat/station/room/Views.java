package io.skybeat.station.room;

import io.skybeat.core.sighting.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rebuildable projections of the journal, for questions about the past. Thread-safe. */
public interface Views {
  /** Sorties that start in {@code from} (inclusive) to {@code until} (exclusive), newest first. */
  List<SortieView> sorties(Instant from, Instant until, int limit);

  /** The go/no-go report on which a sortie was launched or skipped. */
  Optional<GoView> goReport(String sortie);

  /** Alerts raised in {@code from} to {@code until}, newest first. */
  List<AlertView> alerts(Instant from, Instant until, int limit);

  /** One alert. */
  Optional<AlertView> alert(String id);

  /** The journal's lines, newest first; {@code actor}: only this person's (empty: all). */
  List<AuditLine> audit(Optional<String> actor, Instant from, Instant until, int limit);

  /** Sightings that the station learned of in {@code from} to {@code until}, newest first. */
  List<Sighting> sightings(Instant from, Instant until, int limit);

  /**
   * What was counted on the ground in the minutes that were noted in {@code from} to {@code until},
   * oldest first.
   */
  List<GroundView> ground(Instant from, Instant until, int limit);

  /** How many sightings the journal holds. */
  long sightings();

  /**
   * One journal line for a reader.
   *
   * @param position in the journal
   * @param fact its kind, for example {@code OrderGiven}
   * @param about sortie, alert or camera; empty where it is about none
   */
  record AuditLine(
      long position,
      Instant at,
      String fact,
      String actorKind,
      String actor,
      String reason,
      String about) {}
}
