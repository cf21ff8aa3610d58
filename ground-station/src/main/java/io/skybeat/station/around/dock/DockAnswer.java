package io.skybeat.station.around.dock;

import java.time.Instant;

/**
 * A dock's answer to an order, or its word on the way it goes.
 *
 * @param dock its id
 * @param request the order's id
 * @param at when it came
 * @param result 0: taken; else the dock's error number
 * @param state what has become of it
 * @param percent done, 0..100
 */
public record DockAnswer(
    String dock, String request, Instant at, int result, State state, int percent) {
  /** What has become of an order. */
  public enum State {
    /** Taken, and it will say more. */
    IN_PROGRESS,
    /** Done, by its own word; its state must show it. */
    DONE,
    FAILED
  }
}
