package io.skybeat.station.around.weather;

import java.util.OptionalDouble;

/**
 * Weather that is flown in; empty: no limit.
 *
 * @param windMps most mean wind, metres a second
 * @param gustMps most in gusts, metres a second
 * @param rainMmH most precipitation, millimetres an hour
 * @param visibilityM least visibility, metres
 * @param minC coldest, degrees Celsius
 * @param maxC hottest, degrees Celsius
 */
public record WeatherLimits(
    OptionalDouble windMps,
    OptionalDouble gustMps,
    OptionalDouble rainMmH,
    OptionalDouble visibilityM,
    OptionalDouble minC,
    OptionalDouble maxC) {
  public static final WeatherLimits NONE =
      new WeatherLimits(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  public WeatherLimits {
    positive("windMps", windMps);
    positive("gustMps", gustMps);
    if (rainMmH.isPresent() && !(rainMmH.getAsDouble() >= 0)) {
      throw new IllegalArgumentException("rainMmH must be 0 or more, is " + rainMmH.getAsDouble());
    }
    positive("visibilityM", visibilityM);
    if (minC.isPresent() && maxC.isPresent() && !(minC.getAsDouble() < maxC.getAsDouble())) {
      throw new IllegalArgumentException(
          "minC " + minC.getAsDouble() + " is not below maxC " + maxC.getAsDouble());
    }
  }

  private static void positive(String name, OptionalDouble value) {
    if (value.isPresent() && !(value.getAsDouble() > 0)) {
      throw new IllegalArgumentException(name + " must be over 0, is " + value.getAsDouble());
    }
  }

  /** These, and where they are silent the others. */
  public WeatherLimits or(WeatherLimits other) {
    return new WeatherLimits(
        first(windMps, other.windMps),
        first(gustMps, other.gustMps),
        first(rainMmH, other.rainMmH),
        first(visibilityM, other.visibilityM),
        first(minC, other.minC),
        first(maxC, other.maxC));
  }

  private static OptionalDouble first(OptionalDouble a, OptionalDouble b) {
    return a.isPresent() ? a : b;
  }
}
