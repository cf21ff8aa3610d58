package io.skybeat.missions.day;

import io.skybeat.core.geo.Ring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A permission to fly.
 *
 * @param number as the authority gave it
 * @param routes for which it holds; empty: all
 * @param volume within which; empty: anywhere
 * @param ceilingM above ground; empty: the limits' own
 * @param from from when on
 * @param until to when: the landing lies before it
 * @param confirm how long a confirmation holds, where one is needed before a launch
 */
public record Approval(
    String number,
    List<String> routes,
    Optional<Ring> volume,
    OptionalDouble ceilingM,
    Instant from,
    Instant until,
    Optional<Duration> confirm) {
  /** One that needs no confirmation. */
  public Approval(
      String number,
      List<String> routes,
      Optional<Ring> volume,
      OptionalDouble ceilingM,
      Instant from,
      Instant until) {
    this(number, routes, volume, ceilingM, from, until, Optional.empty());
  }

  public Approval {
    routes = List.copyOf(routes);
    if (!until.isAfter(from)) {
      throw new IllegalArgumentException("approval " + number + ": until must be after from");
    }
    if (confirm.isPresent() && (confirm.get().isNegative() || confirm.get().isZero())) {
      throw new IllegalArgumentException(
          "approval " + number + ": confirm is how long a confirmation holds, such as PT24H");
    }
  }
}
