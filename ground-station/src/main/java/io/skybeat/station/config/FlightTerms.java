package io.skybeat.station.config;

import java.time.Duration;

/**
 * Under which terms is flown.
 *
 * @param wakeAhead how long before its start a sortie is checked and its plan brought aboard
 * @param patience how long after its start a sortie may wait for "go" before it is skipped
 * @param minBatteryPercent below it nothing is launched
 * @param lostAfter silence in flight after which a sortie counts as lost
 * @param safeguards when the station itself brings it home
 */
public record FlightTerms(
    Duration wakeAhead,
    Duration patience,
    double minBatteryPercent,
    Duration lostAfter,
    Safeguards safeguards) {
  public static final FlightTerms DEFAULT =
      new FlightTerms(Duration.ofMinutes(2), Duration.ofMinutes(1), 40, Duration.ofMinutes(15));

  /** With the usual safeguards. */
  public FlightTerms(
      Duration wakeAhead, Duration patience, double minBatteryPercent, Duration lostAfter) {
    this(wakeAhead, patience, minBatteryPercent, lostAfter, Safeguards.DEFAULT);
  }
}
