package io.skybeat.mavlink.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One exchange with one peer, from a first message to an outcome.
 *
 * <p>Call {@link #start} once; then {@link #heard} with every message from the link (it picks its
 * own) and {@link #due} at {@link #nextDue}, and send what they return, in order. Once {@link
 * #outcome} is present, it stays as it is and nothing more is sent.
 *
 * @param <R> the outcome
 */
public interface Conversation<R> {
  /** Begins; returns the first messages. */
  List<Object> start(Instant now);

  /** Takes a message from the link, whoever sent it; returns what to answer. */
  List<Object> heard(Instant now, int systemId, int componentId, Object message);

  /** Looks at the time; harmless when nothing is due. Returns what to send again. */
  List<Object> due(Instant now);

  /** When {@link #due} should be called next; empty once there is an outcome. */
  Optional<Instant> nextDue();

  /** How it ended, once it has. */
  Optional<R> outcome();

  /** Whether it has ended. */
  default boolean done() {
    return outcome().isPresent();
  }
}
