package io.skybeat.station.around;

import io.skybeat.station.around.dock.DockTerms;
import io.skybeat.station.around.traffic.TrafficTerms;
import io.skybeat.station.around.weather.WeatherTerms;

/** By what the world around is judged. */
public record AroundTerms(WeatherTerms weather, TrafficTerms traffic, DockTerms docks) {
  /** Without docks and weather; other aircraft are judged wherever they are told of. */
  public static final AroundTerms DEFAULT =
      new AroundTerms(WeatherTerms.NONE, TrafficTerms.DEFAULT, DockTerms.NONE);
}
