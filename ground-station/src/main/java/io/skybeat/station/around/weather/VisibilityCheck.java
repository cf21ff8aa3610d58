package io.skybeat.station.around.weather;

import io.skybeat.station.around.Finding;
import java.time.Instant;
import java.util.Optional;

/**
 * Visibility; metres.
 *
 * @param least the limit
 */
record VisibilityCheck(double least) implements WeatherCheck {
  @Override
  public Finding judge(Weather weather, WeatherTerms terms, Instant now) {
    String limit = WeatherCheck.figure(least);
    return new Known(
            "visibility", WeatherReport::visibilityM, false, "m", "at least " + limit + " m")
        .judge(
            weather,
            terms,
            now,
            (value, source) ->
                value < least
                    ? Optional.of(
                        "visibility "
                            + WeatherCheck.figure(value)
                            + " m by "
                            + source
                            + ", at least "
                            + limit)
                    : Optional.empty());
  }
}
