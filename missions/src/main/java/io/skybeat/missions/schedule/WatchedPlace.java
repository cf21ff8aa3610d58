package io.skybeat.missions.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A place that may not be left unwatched for long.
 *
 * @param area its id in areas.yaml
 * @param maxGap longest time without a look; zero: the next drone relieves on station
 * @param handover how long both must see it, where {@code maxGap} is zero
 * @param days on which it matters
 * @param hours of those days; empty: all
 * @param minShare of its ground that a look must cover, in place of the limits' own
 */
public record WatchedPlace(
    String area,
    Optional<Duration> maxGap,
    Duration handover,
    Days days,
    List<Calendar.Hours> hours,
    OptionalDouble minShare) {
  public WatchedPlace {
    hours = List.copyOf(hours);
    if (maxGap.isPresent() && maxGap.get().isNegative()) {
      throw new IllegalArgumentException("place " + area + ": maxGap must not be negative");
    }
    if (minShare.isPresent() && !(minShare.getAsDouble() > 0 && minShare.getAsDouble() <= 1)) {
      throw new IllegalArgumentException("place " + area + ": minShare must be within 0..1");
    }
  }
}
