package io.skybeat.station.around.dock;

import java.time.Duration;
import java.time.Instant;

/**
 * An order to a dock, on its way until the dock's state shows it.
 *
 * @param request id of the last sending
 * @param tries how often it was sent
 * @param waitsUntil when patience with the last sending ends
 * @param answered the dock has taken it
 * @param percent done, by its word
 * @param said what stood in the way last; empty: nothing yet
 * @param failed given up
 * @param failedBefore it was given up once, and begun anew
 */
public record DockErrand(
    DockOrder order,
    String request,
    int tries,
    Instant waitsUntil,
    boolean answered,
    int percent,
    String said,
    boolean failed,
    boolean failedBefore) {
  static DockErrand first(DockOrder order, String request, Instant at, Duration patience) {
    return new DockErrand(order, request, 1, at.plus(patience), false, 0, "", false, false);
  }

  DockErrand again(String nextRequest, Instant at, Duration patience) {
    return new DockErrand(
        order, nextRequest, tries + 1, at.plus(patience), false, 0, said, false, failedBefore);
  }

  /** Begun anew after it was given up. */
  DockErrand anew(String nextRequest, Instant at, Duration patience) {
    return new DockErrand(order, nextRequest, 1, at.plus(patience), false, 0, said, false, true);
  }

  DockErrand taken(int nextPercent, Instant patienceUntil) {
    return new DockErrand(
        order, request, tries, patienceUntil, true, nextPercent, said, failed, failedBefore);
  }

  /** This sending came to nothing. */
  DockErrand stopped(String why, Instant at) {
    return new DockErrand(order, request, tries, at, answered, percent, why, failed, failedBefore);
  }

  DockErrand givenUp(String why) {
    return new DockErrand(
        order, request, tries, waitsUntil, answered, percent, why, true, failedBefore);
  }
}
