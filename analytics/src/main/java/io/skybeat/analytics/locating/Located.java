package io.skybeat.analytics.locating;

import java.util.Optional;

/**
 * A fix, or the reason why there is none; exactly one of the two.
 *
 * @param fix the place and its errors
 * @param reason for a human, English
 */
public record Located(Optional<Fix> fix, Optional<String> reason) {
  public Located {
    if (fix.isPresent() == reason.isPresent()) {
      throw new IllegalArgumentException("a fix or the reason why not, not both");
    }
  }

  static Located at(Fix fix) {
    return new Located(Optional.of(fix), Optional.empty());
  }

  /** Unplaced, because of {@code reason}. */
  public static Located none(String reason) {
    return new Located(Optional.empty(), Optional.of(reason));
  }
}
