package io.skybeat.station.around.weather;

import io.skybeat.station.around.Finding;
import java.time.Instant;
import java.util.Optional;

/**
 * Precipitation; millimetres an hour.
 *
 * @param most the limit
 */
record RainCheck(double most) implements WeatherCheck {
  @Override
  public Finding judge(Weather weather, WeatherTerms terms, Instant now) {
    String limit = WeatherCheck.figure(most);
    return new Known("rain", WeatherReport::rainMmH, true, "mm/h", "at most " + limit + " mm/h")
        .judge(
            weather,
            terms,
            now,
            (value, source) ->
                value > most
                    ? Optional.of(
                        "rain "
                            + WeatherCheck.figure(value)
                            + " mm/h by "
                            + source
                            + ", at most "
                            + limit)
                    : Optional.empty());
  }
}
