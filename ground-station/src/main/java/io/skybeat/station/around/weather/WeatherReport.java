package io.skybeat.station.around.weather;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one source says of the weather; what it does not say is empty.
 *
 * @param source its name here, without spaces
 * @param at when it was measured, UTC
 * @param windMps mean wind, metres a second
 * @param gustMps gusts, metres a second
 * @param windFromDeg true bearing it blows from; empty also when it is variable
 * @param rainMmH precipitation, millimetres an hour
 * @param visibilityM the least of all directions, metres; 10,000 stands for that and more
 * @param temperatureC of the air, degrees Celsius
 * @param qnhHpa pressure brought to sea level, hectopascals
 * @param hazards ordered, each once
 */
public record WeatherReport(
    String source,
    Instant at,
    OptionalDouble windMps,
    OptionalDouble gustMps,
    OptionalDouble windFromDeg,
    OptionalDouble rainMmH,
    OptionalDouble visibilityM,
    OptionalDouble temperatureC,
    OptionalDouble qnhHpa,
    List<Hazard> hazards) {
  public WeatherReport {
    hazards = hazards.stream().distinct().sorted().toList();
    within(source, "wind", windMps, 0, 150);
    within(source, "gust", gustMps, 0, 200);
    within(source, "wind direction", windFromDeg, 0, 360);
    within(source, "rain", rainMmH, 0, 500);
    within(source, "visibility", visibilityM, 0, 200_000);
    within(source, "temperature", temperatureC, -90, 70);
    within(source, "pressure", qnhHpa, 800, 1100);
  }

  private static void within(
      String source, String what, OptionalDouble value, double low, double high) {
    if (value.isPresent() && !(value.getAsDouble() >= low && value.getAsDouble() <= high)) {
      throw new IllegalArgumentException(
          source + ": " + what + " " + value.getAsDouble() + " is not within " + low + ".." + high);
    }
  }
}
