package io.skybeat.mavlink.transport;

import io.skybeat.mavlink.frame.FrameView;
import java.time.Instant;

/** Sees every frame on a link, both ways. Called on the link's threads: it must be quick. */
@FunctionalInterface
public interface FlightRecorder {
  /** Records nothing. */
  FlightRecorder NONE = (at, direction, frame) -> {};

  /**
   * One whole frame, signature included. Frames that carry a key are never handed over.
   *
   * @param at when it came or went, UTC
   * @param frame good until this returns
   */
  void record(Instant at, Direction direction, FrameView frame);
}
