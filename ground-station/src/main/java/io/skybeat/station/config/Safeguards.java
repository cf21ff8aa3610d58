package io.skybeat.station.config;

import java.time.Duration;

/**
 * When the station itself brings a flying vehicle home, beside what the vehicle does of its own
 * accord.
 *
 * @param homeWithinM how far from its route's home it may stand and still be launched, metres
 * @param reservePercent charge that must be left when it is down again
 * @param endurance of a full pack, until its own consumption is measured in flight
 * @param returnMps speed over ground that the way home is reckoned with, metres a second
 * @param holdAtMost a hold that nobody continues ends after this; zero: never
 * @param blindAtMost in the air without a position for so long, it is told to land; zero: never
 * @param keepFence whether it is called home from outside its plan's fence
 * @param homeOnDegradedLink whether a degraded link is reason enough to come home
 */
public record Safeguards(
    double homeWithinM,
    double reservePercent,
    Duration endurance,
    double returnMps,
    Duration holdAtMost,
    Duration blindAtMost,
    boolean keepFence,
    boolean homeOnDegradedLink) {
  public static final Safeguards DEFAULT =
      new Safeguards(
          25,
          15,
          Duration.ofMinutes(20),
          5,
          Duration.ofMinutes(10),
          Duration.ofSeconds(10),
          true,
          false);
}
