package io.skybeat.station.around.weather;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By which weather is judged.
 *
 * @param limits on the ground, before a launch
 * @param maxAge of a source's word, by source; a source that is not named here is not believed
 * @param needed true: a limit whose value nobody tells stops a launch
 * @param returns true: a drone in the air comes home when wind or gusts are over their limit
 * @param inFlightMarginMps so much over the limit wind and gusts may be in the air, so that a drone
 *     launched just below it is not called back at once
 */
public record WeatherTerms(
    WeatherLimits limits,
    SortedMap<String, Duration> maxAge,
    boolean needed,
    boolean returns,
    double inFlightMarginMps) {
  /** No source, so nothing is judged. */
  public static final WeatherTerms NONE =
      new WeatherTerms(WeatherLimits.NONE, new TreeMap<>(), false, false, 0);

  public static final double IN_FLIGHT_MARGIN_MPS = 2;

  public WeatherTerms {
    maxAge = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Duration>) maxAge));
    if (!(inFlightMarginMps >= 0)) {
      throw new IllegalArgumentException(
          "inFlightMarginMps must be 0 or more, is " + inFlightMarginMps);
    }
  }

  /** True when there is a source to judge by. */
  public boolean any() {
    return !maxAge.isEmpty();
  }
}
