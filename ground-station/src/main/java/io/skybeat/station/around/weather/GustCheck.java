package io.skybeat.station.around.weather;

import io.skybeat.station.around.Finding;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Gusts; metres a second. Where a source tells wind and no gusts, there are none to tell: its mean
 * wind counts.
 *
 * @param most the limit
 */
record GustCheck(double most) implements WeatherCheck {
  @Override
  public Finding judge(Weather weather, WeatherTerms terms, Instant now) {
    String limit = WeatherCheck.figure(most);
    return new Known("gusts", GustCheck::gusts, true, "m/s", "at most " + limit + " m/s")
        .judge(
            weather,
            terms,
            now,
            (value, source) ->
                value > most
                    ? Optional.of(
                        "gusts "
                            + WeatherCheck.figure(value)
                            + " m/s by "
                            + source
                            + ", at most "
                            + limit)
                    : Optional.empty());
  }

  private static OptionalDouble gusts(WeatherReport report) {
    return report.gustMps().isPresent() ? report.gustMps() : report.windMps();
  }
}
