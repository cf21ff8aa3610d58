package io.skybeat.mavlink.transport;

import java.time.Instant;

/** Sees the bytes of every frame on a link. Called on the link's thread: it must be quick. */
@FunctionalInterface
public interface FlightRecorder {
  /** Records nothing. */
  FlightRecorder NONE = (at, direction, bytes) -> {};

  /**
   * One whole frame, signature included.
   *
   * @param at when it came or went, UTC
   * @param bytes must not be changed
   */
  void record(Instant at, Direction direction, byte[] bytes);
}
