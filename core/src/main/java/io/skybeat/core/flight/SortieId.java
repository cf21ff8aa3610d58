package io.skybeat.core.flight;

/**
 * One planned flight, for ever: station, day and slot make it unique.
 *
 * @param value printable, no blanks
 */
public record SortieId(String value) implements Comparable<SortieId> {
  public SortieId {
    if (value.isBlank() || value.chars().anyMatch(c -> c <= ' ')) {
      throw new IllegalArgumentException("sortie id '" + value + "' is blank or has blanks");
    }
  }

  @Override
  public int compareTo(SortieId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
