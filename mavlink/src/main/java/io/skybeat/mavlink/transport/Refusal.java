package io.skybeat.mavlink.transport;

import io.skybeat.mavlink.sign.Verdict;
import java.net.SocketAddress;
import java.time.Instant;

/**
 * Frames that a link did not believe. Told at the first of a kind, then at most every ten seconds.
 *
 * @param at when the last of them came
 * @param from where it came from
 * @param systemId who it says it is from
 * @param count how many of this verdict since the link began
 */
public record Refusal(
    Instant at, SocketAddress from, int systemId, int componentId, Verdict verdict, long count) {
  /** A sentence for a human, with the remedy. */
  public String text() {
    return "MAVLink from "
        + from
        + " as system "
        + systemId
        + "/"
        + componentId
        + " is refused ("
        + count
        + " so far): "
        + verdict.finding()
        + "; "
        + verdict.remedy();
  }
}
