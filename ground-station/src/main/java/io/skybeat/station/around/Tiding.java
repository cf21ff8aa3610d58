package io.skybeat.station.around;

import io.skybeat.station.around.dock.DockAnswer;
import io.skybeat.station.around.dock.DockReport;
import io.skybeat.station.around.traffic.AircraftReport;
import io.skybeat.station.around.weather.WeatherReport;

/** Something that is told of the world around. */
public sealed interface Tiding {
  /** A source's word on the weather. */
  record WeatherTold(WeatherReport report) implements Tiding {}

  /** Another aircraft was heard. */
  record AircraftTold(AircraftReport report) implements Tiding {}

  /** What a dock tells of its state. */
  record DockTold(DockReport report) implements Tiding {}

  /** A dock came to the broker, or is gone from it. */
  record DockPresent(String dock, boolean online) implements Tiding {}

  /** A dock answers an order. */
  record DockAnswered(DockAnswer answer) implements Tiding {}

  /**
   * A way to the world around came or went.
   *
   * @param source its name
   * @param detail why it is not there and the remedy; empty when it is up
   */
  record SourceChanged(String source, boolean up, String detail) implements Tiding {}

  /**
   * A message could not be read and was left out.
   *
   * @param source its name
   * @param what the place in it, and the remedy
   */
  record Unreadable(String source, String what) implements Tiding {}
}
