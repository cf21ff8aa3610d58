package io.skybeat.station.around;

import java.time.Duration;
import java.util.Optional;

/**
 * What one check found: a line of a go/no-go report.
 *
 * @param check its name, such as {@code wind}
 * @param value what was found, with its unit and who told it; empty: nothing is known
 * @param age of the value; empty: nothing is known, or it has none
 * @param limit what it is held against, with its unit
 * @param why a sentence for people when it stands against flying; empty: it does not
 */
public record Finding(
    String check, String value, Optional<Duration> age, String limit, Optional<String> why) {
  /** True when it does not stand against flying. */
  public boolean good() {
    return why.isEmpty();
  }
}
