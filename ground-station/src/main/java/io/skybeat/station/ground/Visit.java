package io.skybeat.station.ground;

import io.skybeat.core.flight.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A time in which an area was looked at without a pause of a minute.
 *
 * @param lastAt capture time of the newest frame of it
 * @param seconds how long it was looked at
 * @param personsPerM2 mean density over that time
 * @param persons mean count in what was looked at
 * @param before mean density of the visit before, if it ended within six hours
 */
public record Visit(
    Origin origin,
    Instant begunAt,
    Instant lastAt,
    double seconds,
    double personsPerM2,
    double persons,
    OptionalDouble before) {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration COMPARABLE = Duration.ofHours(6);

  /** Shorter looks say too little to be held against anything. */
  private static final double LEAST_S = 3;

  /** A change is told when it is by this factor, and by so much. */
  private static final double FACTOR = 1.3;

  private static final double STEP_PER_M2 = 0.1;

  /** Against the visit before. */
  public enum Trend {
    UNKNOWN,
    STEADY,
    RISING,
    FALLING
  }

  static Visit begun(Origin origin, Instant at, OptionalDouble before) {
    return new Visit(origin, at, at, 0, 0, 0, before);
  }

  /** The visit after this one, which begins with a frame of {@code at}. */
  Visit next(Instant at) {
    boolean comparable = seconds >= LEAST_S && lastAt.plus(COMPARABLE).isAfter(at);
    return begun(origin, at, comparable ? OptionalDouble.of(personsPerM2) : OptionalDouble.empty());
  }

  boolean over(Instant at) {
    return lastAt.plus(PAUSE).isBefore(at);
  }

  Visit with(Instant at, double forS, double density, double count) {
    double all = seconds + forS;
    return new Visit(
        origin,
        begunAt,
        at.isAfter(lastAt) ? at : lastAt,
        all,
        (seconds * personsPerM2 + forS * density) / all,
        (seconds * persons + forS * count) / all,
        before);
  }

  /** Whether there are more or fewer than at the visit before. */
  public Trend trend() {
    if (before.isEmpty() || seconds < LEAST_S) {
      return Trend.UNKNOWN;
    }
    double was = before.getAsDouble();
    if (personsPerM2 > was * FACTOR && personsPerM2 > was + STEP_PER_M2) {
      return Trend.RISING;
    }
    boolean fewer = personsPerM2 * FACTOR < was && personsPerM2 + STEP_PER_M2 < was;
    return fewer ? Trend.FALLING : Trend.STEADY;
  }

  /** Whether it lasted long enough to be held against what is usual. */
  public boolean telling() {
    return seconds >= LEAST_S;
  }
}
