package io.skybeat.station.around.weather;

import io.skybeat.station.around.Finding;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Temperature; degrees Celsius.
 *
 * @param min coldest; empty: no limit
 * @param max hottest; empty: no limit
 */
record TemperatureCheck(OptionalDouble min, OptionalDouble max) implements WeatherCheck {
  @Override
  public Finding judge(Weather weather, WeatherTerms terms, Instant now) {
    Finding hot = known(true).judge(weather, terms, now, (value, source) -> tooHot(value, source));
    return hot.good()
        ? known(false).judge(weather, terms, now, (value, source) -> tooCold(value, source))
        : hot;
  }

  private Known known(boolean high) {
    String low = min.isPresent() ? WeatherCheck.figure(min.getAsDouble()) : "";
    String top = max.isPresent() ? WeatherCheck.figure(max.getAsDouble()) : "";
    String limit =
        low.isEmpty()
            ? top + " C and less"
            : top.isEmpty() ? low + " C and more" : low + ".." + top + " C";
    return new Known("temperature", WeatherReport::temperatureC, high, "C", limit);
  }

  private Optional<String> tooHot(double value, String source) {
    return max.isPresent() && value > max.getAsDouble()
        ? Optional.of(said(value, source) + "at most " + WeatherCheck.figure(max.getAsDouble()))
        : Optional.empty();
  }

  private Optional<String> tooCold(double value, String source) {
    return min.isPresent() && value < min.getAsDouble()
        ? Optional.of(said(value, source) + "at least " + WeatherCheck.figure(min.getAsDouble()))
        : Optional.empty();
  }

  private static String said(double value, String source) {
    return "temperature " + WeatherCheck.figure(value) + " C by " + source + ", ";
  }
}
