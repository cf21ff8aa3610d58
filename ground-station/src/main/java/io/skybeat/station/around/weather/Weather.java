package io.skybeat.station.around.weather;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The last word of every source.
 *
 * @param bySource ordered
 */
public record Weather(SortedMap<String, WeatherReport> bySource) {
  public static final Weather UNKNOWN = new Weather(new TreeMap<>());

  /** A clock that is corrected by less than this does not make a report the older one. */
  private static final Duration OUT_OF_ORDER = Duration.ofMinutes(5);

  public Weather {
    bySource = Collections.unmodifiableSortedMap(bySource);
  }

  /** With a report; one that is older than what is known of its source changes nothing. */
  public Weather told(WeatherReport report) {
    WeatherReport before = bySource.get(report.source());
    if (before != null && before.at().isAfter(report.at().plus(OUT_OF_ORDER))) {
      return this;
    }
    SortedMap<String, WeatherReport> next = new TreeMap<>((Map<String, WeatherReport>) bySource);
    next.put(report.source(), report);
    return new Weather(next);
  }

  /** Without reports of moments yet to come, after our clock was set back. */
  public Weather at(Instant now) {
    Instant latest = now.plus(OUT_OF_ORDER);
    if (bySource.values().stream().noneMatch(one -> one.at().isAfter(latest))) {
      return this;
    }
    SortedMap<String, WeatherReport> next = new TreeMap<>((Map<String, WeatherReport>) bySource);
    next.values().removeIf(one -> one.at().isAfter(latest));
    return new Weather(next);
  }

  /** A value with who told it and how old it is. */
  record Measured(double value, String source, Duration age) {}

  /**
   * The worst value of those that are not too old.
   *
   * @param high true: the highest is the worst
   */
  Optional<Measured> worst(
      Function<WeatherReport, OptionalDouble> part, boolean high, WeatherTerms terms, Instant now) {
    Measured worst = null;
    for (WeatherReport report : bySource.values()) {
      OptionalDouble value = part.apply(report);
      Duration age = age(report, now);
      if (value.isEmpty() || tooOld(report.source(), age, terms)) {
        continue;
      }
      boolean worse =
          worst == null
              || (high ? value.getAsDouble() > worst.value() : value.getAsDouble() < worst.value());
      worst = worse ? new Measured(value.getAsDouble(), report.source(), age) : worst;
    }
    return Optional.ofNullable(worst);
  }

  /** The newest value, however old it is. */
  Optional<Measured> newest(
      Function<WeatherReport, OptionalDouble> part, WeatherTerms terms, Instant now) {
    Measured newest = null;
    for (WeatherReport report : bySource.values()) {
      OptionalDouble value = part.apply(report);
      Duration age = age(report, now);
      if (value.isPresent()
          && terms.maxAge().containsKey(report.source())
          && (newest == null || age.compareTo(newest.age()) < 0)) {
        newest = new Measured(value.getAsDouble(), report.source(), age);
      }
    }
    return Optional.ofNullable(newest);
  }

  /** Pressure at sea level of the newest report that has it and is not too old. */
  public OptionalDouble qnhHpa(WeatherTerms terms, Instant now) {
    return newest(WeatherReport::qnhHpa, terms, now)
        .filter(one -> !tooOld(one.source(), one.age(), terms))
        .map(one -> OptionalDouble.of(one.value()))
        .orElse(OptionalDouble.empty());
  }

  /** A report's age; one from a clock that is ahead of ours is as new as can be. */
  public static Duration age(WeatherReport report, Instant now) {
    Duration age = Duration.between(report.at(), now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** Whether a source's word of that age is not believed any more. */
  public static boolean tooOld(String source, Duration age, WeatherTerms terms) {
    Duration most = terms.maxAge().get(source);
    return most == null || age.compareTo(most) > 0;
  }
}
