package io.skybeat.mavlink.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * What most conversations share: a moment at which they look at the time, and one end, after which
 * there is none.
 *
 * @param <R> the outcome
 */
abstract class Dialogue<R> implements Conversation<R> {
  private Instant nextDue;
  private R result;

  /** Whether it was begun and has not ended. */
  final boolean underWay() {
    return nextDue != null;
  }

  /** Whether it waits for something that should have come by {@code now}. */
  final boolean late(Instant now) {
    return nextDue != null && !now.isBefore(nextDue);
  }

  final void waitUntil(Instant moment) {
    nextDue = moment;
  }

  final void end(R how) {
    nextDue = null;
    result = how;
  }

  @Override
  public final Optional<Instant> nextDue() {
    return Optional.ofNullable(nextDue);
  }

  @Override
  public final Optional<R> outcome() {
    return Optional.ofNullable(result);
  }
}
