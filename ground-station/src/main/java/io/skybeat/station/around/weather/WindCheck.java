package io.skybeat.station.around.weather;

import io.skybeat.station.around.Finding;
import java.time.Instant;
import java.util.Optional;

/**
 * Mean wind; metres a second.
 *
 * @param most the limit
 */
record WindCheck(double most) implements WeatherCheck {
  @Override
  public Finding judge(Weather weather, WeatherTerms terms, Instant now) {
    String limit = WeatherCheck.figure(most);
    return new Known("wind", WeatherReport::windMps, true, "m/s", "at most " + limit + " m/s")
        .judge(
            weather,
            terms,
            now,
            (value, source) ->
                value > most
                    ? Optional.of(
                        "wind "
                            + WeatherCheck.figure(value)
                            + " m/s by "
                            + source
                            + ", at most "
                            + limit)
                    : Optional.empty());
  }
}
