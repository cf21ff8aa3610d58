package io.skybeat.mavlink.transport;

/** Takes what a link hears. Called on the link's thread, message by message in order. */
@FunctionalInterface
public interface LinkListener {
  /** A message. Must be quick; an exception is logged and counted, and the link goes on. */
  void received(Received received);
}
