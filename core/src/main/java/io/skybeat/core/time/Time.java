package io.skybeat.core.time;

import java.time.Instant;

/**
 * The one source of time: what it is, and a wake-up at a later moment. Production uses {@link
 * SystemTime}; tests and simulated days use a virtual clock, so no other class may read the
 * machine's clock.
 */
public interface Time {
  /** The present moment, UTC. May step when the machine's clock is set. */
  Instant now();

  /** A monotonic reading in nanoseconds, for durations only; its origin is arbitrary. */
  long nanos();

  /**
   * Runs {@code task} once at or soon after {@code at}; a moment in the past means "as soon as
   * possible". The task must be short: it runs on the clock's own thread.
   */
  Wakeup wakeAt(Instant at, Runnable task);

  /** A pending wake-up. */
  interface Wakeup {
    /** Withdraws it; without effect when it has run already. */
    void cancel();
  }
}
