package io.skybeat.simulator.world;

import io.skybeat.core.sighting.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of the truth: what really was, at one moment. Property names are the file's.
 *
 * @param at when, UTC
 * @param people how many people are in town
 * @param incidents those that have begun to build up
 * @param positionsDm everybody's feet, decimetres east and north of the dock in turn; once a second
 */
public record TruthLine(
    Instant at, int people, List<Entry> incidents, Optional<int[]> positionsDm) {
  public TruthLine {
    incidents = List.copyOf(incidents);
  }

  /**
   * An incident on that line.
   *
   * @param id the incident's
   * @param kind what it is
   * @param lat degrees, WGS-84
   * @param lon degrees
   * @param extentM diameter
   * @param onset when it truly holds, UTC
   * @param active true from the onset on
   * @param peakDensity persons per square metre in the fullest 4 x 4 m square; crowds only
   * @param pairDensity the lesser of the fullest two adjacent squares; crowds only
   */
  public record Entry(
      String id,
      Kind kind,
      double lat,
      double lon,
      double extentM,
      Instant onset,
      boolean active,
      Optional<Double> peakDensity,
      Optional<Double> pairDensity) {}
}
