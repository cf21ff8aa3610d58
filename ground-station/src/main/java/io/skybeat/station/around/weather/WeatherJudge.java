package io.skybeat.station.around.weather;

import io.skybeat.station.around.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Whether the weather allows a launch, and a flight under way. */
public final class WeatherJudge {
  private WeatherJudge() {}

  /** Every check before a launch, passed or not; none where there is no source. */
  public static List<Finding> beforeLaunch(Weather weather, WeatherTerms terms, Instant now) {
    return WeatherCheck.all(terms).map(check -> check.judge(weather, terms, now)).toList();
  }

  /**
   * Why a drone in the air should come home: wind, gusts, or a hazard, measured after {@code since}
   * so that what was known at the launch is not judged twice; empty: it may go on.
   */
  public static Optional<String> inFlight(
      Weather weather, WeatherTerms terms, Instant since, Instant now) {
    if (!terms.any() || !terms.returns()) {
      return Optional.empty();
    }
    TreeMap<String, WeatherReport> after = new TreeMap<>(weather.bySource());
    after.values().removeIf(report -> !report.at().isAfter(since));
    Weather fresh = new Weather(after);
    WeatherTerms airborne =
        new WeatherTerms(
            new WeatherLimits(
                over(terms.limits().windMps(), terms.inFlightMarginMps()),
                over(terms.limits().gustMps(), terms.inFlightMarginMps()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty()),
            terms.maxAge(),
            // Not knowing keeps nobody from flying home in his own time.
            false,
            true,
            0);
    return WeatherCheck.all(airborne)
        .map(check -> check.judge(fresh, airborne, now))
        .flatMap(finding -> finding.why().stream())
        .findFirst();
  }

  private static OptionalDouble over(OptionalDouble limit, double marginMps) {
    return limit.isPresent()
        ? OptionalDouble.of(limit.getAsDouble() + marginMps)
        : OptionalDouble.empty();
  }
}
