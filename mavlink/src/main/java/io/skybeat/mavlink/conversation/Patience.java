package io.skybeat.mavlink.conversation;

import java.time.Duration;

/**
 * How long a conversation waits, and how often it asks again.
 *
 * @param first for an answer to an opening message
 * @param firstRetries how often the opening is sent again
 * @param item for one item of a list
 * @param itemRetries how often one item is asked for again
 */
public record Patience(Duration first, int firstRetries, Duration item, int itemRetries) {
  /**
   * MAVLink's recommended 1500 ms, five times, and 250 ms for items; items are asked for more often
   * than the recommended five times, for on a link that loses a quarter of its frames five tries
   * fail for one item in a hundred.
   */
  public static final Patience RECOMMENDED =
      new Patience(Duration.ofMillis(1500), 5, Duration.ofMillis(250), 20);

  /** This patience on a link that takes as long as measured; never less of it. */
  public Patience following(RoundTrip link) {
    return new Patience(link.patience(first), firstRetries, link.patience(item), itemRetries);
  }
}
