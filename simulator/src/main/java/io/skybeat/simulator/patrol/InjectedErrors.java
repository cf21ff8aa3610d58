package io.skybeat.simulator.patrol;

import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What {@code --errors} says of how wrong the drones are about themselves. */
public final class InjectedErrors {
  private static final Map<String, Double> MOST =
      new TreeMap<>(Map.of("yaw", 30.0, "boresight", 10.0, "clock", 5.0, "gps", 20.0));

  private InjectedErrors() {}

  /**
   * Reads {@code yaw=5,boresight=1,clock=0.2,gps=1.5}: degrees, degrees, seconds, metres (one sigma
   * per axis). What is not named is nothing, empty text: the simulator's standard errors. Throws
   * IllegalArgumentException that names what is wrong.
   */
  public static ErrorSigmas parse(String text) {
    if (text.isBlank()) {
      return ErrorSigmas.STANDARD;
    }
    SortedMap<String, Double> values = new TreeMap<>();
    for (String one : text.split(",", -1)) {
      String[] parts = one.strip().split("=", -1);
      Double most = MOST.get(parts[0]);
      double value = parts.length == 2 && most != null ? number(parts[1]) : Double.NaN;
      if (most == null || !(value >= 0 && value <= most)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "--errors: '%s' is none of yaw=0..30 and boresight=0..10 (degrees), clock=0..5"
                    + " (seconds), gps=0..20 (metres), joined by commas",
                one));
      }
      values.put(parts[0], value);
    }
    return ErrorSigmas.STANDARD.exactly(
        values.getOrDefault("gps", 0.0),
        values.getOrDefault("yaw", 0.0),
        values.getOrDefault("boresight", 0.0),
        1000 * values.getOrDefault("clock", 0.0));
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
