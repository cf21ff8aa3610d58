package io.skybeat.simulator.around;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can go wrong with a dock, by name: in lower case with hyphens, {@code cover-stuck}. */
public enum DockFault {
  /** The cover stops a hand's breadth from where it stands. */
  COVER_STUCK,
  /** Charging is acknowledged and never begins; what runs ends. */
  CHARGER_FAULT,
  /** Its button is pressed: nothing moves, every order is refused. */
  E_STOP,
  /** It says nothing and hears nothing. */
  SILENT,
  /** It takes orders and never says what became of them; its state it still tells. */
  NO_REPLY;

  /** The name as files and people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The fault of that name; throws IllegalArgumentException that lists the names. */
  public static DockFault named(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no fault '"
                        + word
                        + "' of a dock; there are "
                        + Arrays.stream(values())
                            .map(DockFault::word)
                            .collect(Collectors.joining(", "))));
  }
}
