package io.skybeat.missions.day;

import io.skybeat.missions.schedule.PlannedSortie;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A sortie with everything that hangs on it.
 *
 * @param sortie what is flown
 * @param airframe by what
 * @param dock from where
 * @param flight take-off to standing
 * @param charge of the pack that has flown
 */
record Turn(PlannedSortie sortie, Airframe airframe, Dock dock, Duration flight, Duration charge) {
  static Turn of(PlannedSortie sortie, Airframe airframe, Dock dock, Duration flight) {
    return new Turn(sortie, airframe, dock, flight, dock.charge(flight, airframe.endurance()));
  }

  boolean swaps() {
    return dock.swap().isPresent();
  }

  /** When the pack must be there: the swap comes right before the flight. */
  Instant begins() {
    return sortie.startsAt().minus(dock.swap().orElse(Duration.ZERO));
  }

  Instant lands() {
    return sortie.startsAt().plus(flight);
  }

  /** When the flown pack comes out, or its charge in place begins. */
  Instant cleared() {
    return lands().plus(dock.overhead());
  }

  /** When the airframe may be given another pack, or is charged again. */
  Instant ready() {
    return swaps() ? cleared() : cleared().plus(charge);
  }

  Duration cycle() {
    return Duration.between(begins(), ready());
  }

  /** The sum in words: {@code 37.4 min = 18.0 flight + 5.0 overhead + 14.4 charge}. */
  String arithmetic() {
    return minutes(cycle())
        + " min = "
        + minutes(flight)
        + " flight + "
        + minutes(dock.overhead())
        + " overhead + "
        + (swaps() ? minutes(dock.swap().orElseThrow()) + " swap" : minutes(charge) + " charge");
  }

  static String minutes(Duration duration) {
    return String.format(Locale.ROOT, "%.1f", duration.toMillis() / 60_000.0);
  }
}
