package io.skybeat.mavlink.sign;

import java.time.Instant;

/**
 * Timestamps for signatures: each greater than the one before, also when the machine's clock is set
 * back and, given what was {@linkplain #last() last used}, across restarts. Take one when sending,
 * not when queueing: a receiver refuses what is older than it has already seen. Not thread-safe.
 */
public final class SigningClock {
  private long last;

  /**
   * @param lastUsed the value of {@link #last} when the key was last used, 0 for a new key; it has
   *     to be kept with the key
   */
  public SigningClock(long lastUsed) {
    this.last = lastUsed;
  }

  /** The timestamp for a frame that is sent now. */
  public long next(Instant now) {
    last = Math.max(Signature.timestampAt(now), last + 1);
    return last;
  }

  /** A believed frame carried this: what is sent from now on is newer, as the protocol asks. */
  public void heard(long timestamp) {
    last = Math.max(last, timestamp);
  }

  /** The greatest timestamp given out or heard. */
  public long last() {
    return last;
  }
}
