package io.skybeat.station.around.weather;

import io.skybeat.station.around.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Weather in which nobody starts, by any source that is not too old. */
record HazardCheck() implements WeatherCheck {
  private static final String LIMIT = "no hazard";

  @Override
  public Finding judge(Weather weather, WeatherTerms terms, Instant now) {
    for (WeatherReport report : weather.bySource().values()) {
      Duration age = Weather.age(report, now);
      if (!report.hazards().isEmpty() && !Weather.tooOld(report.source(), age, terms)) {
        Hazard worst = report.hazards().get(0);
        return new Finding(
            "hazard",
            "hazard " + worst.word() + " (" + report.source() + ")",
            Optional.of(age),
            LIMIT,
            Optional.of(worst.word() + " reported by " + report.source()));
      }
    }
    return new Finding("hazard", LIMIT, Optional.empty(), LIMIT, Optional.empty());
  }
}
