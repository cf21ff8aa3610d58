package io.skybeat.station.around.weather;

import io.skybeat.station.around.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A value that a check asks for: the worst fresh one, or why there is none.
 *
 * @param name of the check
 * @param part of a report
 * @param high true: the highest is the worst
 * @param unit as people write it
 * @param limit in words, with its unit
 */
record Known(
    String name,
    Function<WeatherReport, OptionalDouble> part,
    boolean high,
    String unit,
    String limit) {
  /** Says why a value is against flying; empty: it is not. */
  interface Judge {
    Optional<String> why(double value, String source);
  }

  Finding judge(Weather weather, WeatherTerms terms, Instant now, Judge judge) {
    Optional<Weather.Measured> worst = weather.worst(part, high, terms, now);
    if (worst.isPresent()) {
      Weather.Measured found = worst.get();
      return new Finding(
          name,
          WeatherCheck.figure(found.value()) + " " + unit + " (" + found.source() + ")",
          Optional.of(found.age()),
          limit,
          judge.why(found.value(), found.source()));
    }
    Optional<Weather.Measured> old = weather.newest(part, terms, now);
    String why =
        old.map(
                one ->
                    name
                        + " is not known: "
                        + one.source()
                        + " told it "
                        + minutes(one.age())
                        + " min ago, at most "
                        + minutes(terms.maxAge().get(one.source())))
            .orElse(name + " is not known: no source tells it");
    return new Finding(
        name,
        "",
        old.map(Weather.Measured::age),
        limit,
        terms.needed() ? Optional.of(why) : Optional.empty());
  }

  private static String minutes(Duration time) {
    return WeatherCheck.figure(time.toSeconds() / 60.0);
  }
}
