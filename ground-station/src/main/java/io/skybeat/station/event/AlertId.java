package io.skybeat.station.event;

/**
 * One alert, unique in its station.
 *
 * @param value for example {@code a-20261122-0007}
 */
public record AlertId(String value) implements Comparable<AlertId> {
  public AlertId {
    if (value.isBlank() || value.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException("alert id '" + value + "' is blank or has blanks");
    }
  }

  @Override
  public int compareTo(AlertId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
