package io.skybeat.station.alert;

import io.skybeat.station.event.Followed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a condition has held, counted over capture times of frames that showed it. Frames more
 * than {@link #MAX_GAP} apart do not bridge: what was not looked at did not hold.
 *
 * @param held so far
 * @param lastAt the last frame that showed it, or almost
 */
record Hold(Duration held, Optional<Instant> lastAt) {
  static final Duration MAX_GAP = Duration.ofSeconds(3);
  static final Hold NONE = new Hold(Duration.ZERO, Optional.empty());

  static Hold of(Followed.Held held) {
    return new Hold(held.held(), held.lastAt());
  }

  Followed.Held told() {
    return new Followed.Held(held, lastAt);
  }

  /** Another frame shows the condition; a gap begins the hold anew. */
  Hold shown(Instant frameAt) {
    boolean bridged = lastAt.isPresent() && !lastAt.get().plus(MAX_GAP).isBefore(frameAt);
    Duration next = bridged ? held.plus(Duration.between(lastAt.get(), frameAt)) : Duration.ZERO;
    return new Hold(next, Optional.of(frameAt));
  }

  /**
   * Another frame shows it almost: enough to keep a level, not to enter one. Such time counts back
   * by half, so that a density which swings about the level enters it later, and one that is only
   * rarely at it never does.
   */
  Hold dipped(Instant frameAt) {
    boolean bridged = lastAt.isPresent() && !lastAt.get().plus(MAX_GAP).isBefore(frameAt);
    if (!bridged) {
      return NONE;
    }
    Duration left = held.minus(Duration.between(lastAt.get(), frameAt).dividedBy(2));
    return left.isNegative() || left.isZero() ? NONE : new Hold(left, Optional.of(frameAt));
  }

  /** Another frame shows the condition; a gap counts for nothing, but keeps what was counted. */
  Hold shownKeeping(Instant frameAt) {
    boolean bridged = lastAt.isPresent() && !lastAt.get().plus(MAX_GAP).isBefore(frameAt);
    Duration more = bridged ? Duration.between(lastAt.get(), frameAt) : Duration.ZERO;
    return new Hold(held.plus(more), Optional.of(frameAt));
  }

  boolean reached(Duration limit) {
    return lastAt.isPresent() && held.compareTo(limit) >= 0;
  }
}
