package io.skybeat.missions.day;

import java.time.Duration;
import java.util.Optional;

/**
 * Where drones stand, are charged, or get other packs.
 *
 * @param id unique
 * @param places how many drones it holds, each with its own robot or contacts
 * @param overhead after every landing: closing, looking over, pre-flight checks
 * @param swap time to put another pack in; empty: packs stay in and are charged in place
 * @param chargers how many packs are charged at once, where packs are swapped
 * @param fullCharge time a charge takes whatever is missing
 * @param chargePerPercent time for each percent that is missing, in place of {@code fullCharge}
 */
public record Dock(
    String id,
    int places,
    Duration overhead,
    Optional<Duration> swap,
    int chargers,
    Optional<Duration> fullCharge,
    Optional<Duration> chargePerPercent) {
  public Dock {
    if (fullCharge.isPresent() == chargePerPercent.isPresent()) {
      throw new IllegalArgumentException(
          "dock " + id + ": give either fullCharge or chargePerPercent");
    }
    if (places < 1 || overhead.isNegative()) {
      throw new IllegalArgumentException(
          "dock " + id + ": places must be at least 1 and overhead not negative");
    }
    if (swap.isPresent() && chargers < 1) {
      throw new IllegalArgumentException(
          "dock " + id + ": packs are swapped, so it needs chargers");
    }
  }

  /** How long a pack is charged that has flown {@code flight} of its {@code endurance}. */
  public Duration charge(Duration flight, Duration endurance) {
    if (fullCharge.isPresent()) {
      return fullCharge.get();
    }
    double percent = 100.0 * flight.toMillis() / endurance.toMillis();
    return Duration.ofMillis(Math.round(chargePerPercent.orElseThrow().toMillis() * percent));
  }
}
