package io.skybeat.station.around.weather;

import io.skybeat.station.around.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One question about the weather before a launch. */
interface WeatherCheck {
  /** What it finds; nothing against flying where no limit is set. */
  Finding judge(Weather weather, WeatherTerms terms, Instant now);

  /** All that are asked under these terms. */
  static Stream<WeatherCheck> all(WeatherTerms terms) {
    if (!terms.any()) {
      return Stream.empty();
    }
    WeatherLimits limits = terms.limits();
    return Stream.of(
            limits.windMps().isPresent()
                ? List.of(new WindCheck(limits.windMps().getAsDouble()))
                : List.<WeatherCheck>of(),
            limits.gustMps().isPresent()
                ? List.of(new GustCheck(limits.gustMps().getAsDouble()))
                : List.<WeatherCheck>of(),
            limits.rainMmH().isPresent()
                ? List.of(new RainCheck(limits.rainMmH().getAsDouble()))
                : List.<WeatherCheck>of(),
            limits.visibilityM().isPresent()
                ? List.of(new VisibilityCheck(limits.visibilityM().getAsDouble()))
                : List.<WeatherCheck>of(),
            limits.minC().isPresent() || limits.maxC().isPresent()
                ? List.of(new TemperatureCheck(limits.minC(), limits.maxC()))
                : List.<WeatherCheck>of(),
            List.<WeatherCheck>of(new HazardCheck()))
        .flatMap(List::stream);
  }

  /** A figure as people read it: a decimal only where it says something. */
  static String figure(double value) {
    double tenth = Math.round(value * 10) / 10.0;
    return tenth == Math.rint(tenth)
        ? String.format(Locale.ROOT, "%.0f", tenth)
        : String.format(Locale.ROOT, "%.1f", tenth);
  }
}
