package io.skybeat.station.event;

import java.util.List;
import java.util.Optional;

/**
 * One input of a go/no-go report: what was looked at before a launch, what it said, and what it has
 * to be. Plain values, because it is kept in the journal.
 *
 * @param input its name for ever: a-z and '-'; the page has its words
 * @param value what it said, in a few words with its unit
 * @param ageS how old that was, seconds; empty: it is known at once, or was never told
 * @param limit what it has to be
 * @param against why it stands against the launch, a sentence of the station each; empty: it does
 *     not
 */
public record GoLine(
    String input, String value, Optional<Double> ageS, String limit, List<String> against) {
  public GoLine {
    against = List.copyOf(against);
  }

  /** An input that is known at once. */
  public static GoLine of(String input, String value, String limit, List<String> against) {
    return new GoLine(input, value, Optional.empty(), limit, against);
  }

  /** The same, told {@code seconds} ago. */
  public GoLine aged(double seconds) {
    double rounded = Math.round(10 * Math.max(0, seconds)) / 10.0;
    return new GoLine(input, value, Optional.of(rounded), limit, against);
  }

  /** True when it does not stand against the launch. */
  public boolean go() {
    return against.isEmpty();
  }
}
