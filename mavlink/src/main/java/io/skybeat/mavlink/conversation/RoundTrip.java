package io.skybeat.mavlink.conversation;

import java.time.Duration;

/**
 * How long a link takes there and back, smoothed as RFC 6298 does it. Only the answer to a question
 * that was asked once may be measured: of a repeated one nobody knows which it answers.
 *
 * @param smoothed zero before the first measurement
 * @param variation how far single round trips are from it
 */
public record RoundTrip(Duration smoothed, Duration variation) {
  /** Nothing was measured yet. */
  public static final RoundTrip UNKNOWN = new RoundTrip(Duration.ZERO, Duration.ZERO);

  /** With one more measurement. */
  public RoundTrip measured(Duration sample) {
    if (sample.isNegative()) {
      return this;
    }
    if (this.equals(UNKNOWN)) {
      return new RoundTrip(sample, sample.dividedBy(2));
    }
    Duration apart = smoothed.minus(sample).abs();
    return new RoundTrip(
        smoothed.multipliedBy(7).plus(sample).dividedBy(8),
        variation.multipliedBy(3).plus(apart).dividedBy(4));
  }

  /** How long to wait for an answer: never less than {@code least}. */
  public Duration patience(Duration least) {
    Duration needed = smoothed.plus(variation.multipliedBy(4));
    return needed.compareTo(least) > 0 ? needed : least;
  }
}
