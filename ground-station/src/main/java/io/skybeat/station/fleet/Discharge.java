package io.skybeat.station.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a pack empties on this flight, by the whole percents that it tells: since the vehicle was
 * armed, and lately. Both count, for the first minute tells little: a charge that is read off the
 * voltage drops by a tenth when the motors start, and a PX4's simulated pack falls to a half within
 * thirty seconds and stays there.
 *
 * @param first at the first report since the vehicle was armed
 * @param older the report that "lately" began with before {@code newer}
 * @param newer the report that "lately" begins with once it lies a quarter of a minute back
 */
public record Discharge(Optional<Reading> first, Optional<Reading> older, Optional<Reading> newer) {
  /** Before it is armed. */
  public static final Discharge NONE =
      new Discharge(Optional.empty(), Optional.empty(), Optional.empty());

  /** Before that whole percents tell no rate. */
  private static final Duration MEASURED_AFTER = Duration.ofSeconds(60);

  private static final Duration LATELY = Duration.ofSeconds(30);
  private static final Duration SHORTEST = Duration.ofSeconds(15);
  private static final double LEAST_DROP_PERCENT = 3;

  /** A charge told at a moment. */
  public record Reading(double percent, Instant at) {
    private double percentPerS(double percentNow, Instant now) {
      long ms = Duration.between(at, now).toMillis();
      return ms <= 0 ? 0 : (percent - percentNow) * 1000 / ms;
    }
  }

  /** After another report of an armed vehicle. */
  Discharge told(OptionalDouble percent, Instant at) {
    if (percent.isEmpty()) {
      return this;
    }
    Reading now = new Reading(percent.getAsDouble(), at);
    if (first.isEmpty()) {
      return new Discharge(Optional.of(now), Optional.of(now), Optional.of(now));
    }
    boolean turn = newer.map(one -> one.at().plus(LATELY).isBefore(at)).orElse(true);
    return turn ? new Discharge(first, newer, Optional.of(now)) : this;
  }

  /**
   * Percent of the pack a second, as far as it can be told.
   *
   * @param usual what the pack is taken to lose, from its endurance
   */
  public double percentPerS(OptionalDouble percentNow, Instant now, double usual) {
    if (first.isEmpty() || older.isEmpty() || percentNow.isEmpty()) {
      return usual;
    }
    double left = percentNow.getAsDouble();
    boolean measured =
        first.get().at().plus(MEASURED_AFTER).isBefore(now)
            && first.get().percent() - left >= LEAST_DROP_PERCENT;
    if (!measured) {
      return usual;
    }
    double since = first.get().percentPerS(left, now);
    boolean lasts = newer.isPresent() && !newer.get().at().plus(SHORTEST).isAfter(now);
    double lately = (lasts ? newer : older).get().percentPerS(left, now);
    return since <= usual ? since : Math.max(usual, Math.min(since, lately));
  }
}
