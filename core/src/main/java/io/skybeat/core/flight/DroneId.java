package io.skybeat.core.flight;

import java.util.regex.Pattern;

/**
 * A drone's name in this station, unique and stable over airframe repairs.
 *
 * @param value 1..32 of a-z, 0-9, '-' and '_'
 */
public record DroneId(String value) implements Comparable<DroneId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");

  public DroneId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "drone id '" + value + "' must be 1..32 of a-z, 0-9, '-', '_'");
    }
  }

  @Override
  public int compareTo(DroneId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
