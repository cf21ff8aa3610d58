package io.skybeat.mavlink.transport;

import java.net.SocketAddress;
import java.time.Instant;

/** Takes what a link hears. Called on the link's thread, message by message in order. */
@FunctionalInterface
public interface LinkListener {
  /**
   * A message. Must be quick; an exception is logged and counted, and the link goes on.
   *
   * @param at when it came
   * @param from who sent it
   * @param message what it says: a message type of {@link io.skybeat.mavlink.dialect.Dialect}
   */
  void received(Instant at, Peer from, Object message);

  /**
   * Whether messages of this id are wanted. Others are recorded, counted and believed about their
   * address, but never made into objects.
   */
  default boolean wants(int messageId) {
    return true;
  }

  /** A connection stands, on links that have any; nothing was said on it yet. */
  default void connected(SocketAddress remote) {}

  /** Frames were refused; rate-limited. */
  default void refused(Refusal refusal) {}
}
