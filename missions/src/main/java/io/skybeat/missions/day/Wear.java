package io.skybeat.missions.day;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How used something is, and when it is due for maintenance.
 *
 * @param hours in the air since the last maintenance
 * @param dueHours at which it is grounded
 * @param cycles flights or charges since then
 * @param dueCycles at which it is grounded
 * @param fault an open fault, which grounds it at once
 */
public record Wear(
    double hours,
    OptionalDouble dueHours,
    int cycles,
    OptionalInt dueCycles,
    Optional<String> fault) {
  /** New, and nothing is ever due. */
  public static final Wear NONE =
      new Wear(0, OptionalDouble.empty(), 0, OptionalInt.empty(), Optional.empty());

  public Wear {
    if (!(hours >= 0) || cycles < 0) {
      throw new IllegalArgumentException("hours and cycles must be 0 or more");
    }
  }

  /** After another flight of {@code flownHours}. */
  Wear flown(double flownHours) {
    return new Wear(hours + flownHours, dueHours, cycles + 1, dueCycles, fault);
  }

  /** Why another flight of {@code nextHours} may not begin; empty when it may. */
  public Optional<String> grounded(double nextHours) {
    if (fault.isPresent()) {
      return Optional.of("fault: " + fault.get());
    }
    if (dueHours.isPresent() && hours + nextHours > dueHours.getAsDouble()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%.1f h of %.1f h before maintenance, the flight takes %.1f h",
              hours,
              dueHours.getAsDouble(),
              nextHours));
    }
    if (dueCycles.isPresent() && cycles + 1 > dueCycles.getAsInt()) {
      return Optional.of(
          String.format(
              Locale.ROOT, "%d of %d cycles before maintenance", cycles, dueCycles.getAsInt()));
    }
    return Optional.empty();
  }
}
