package io.skybeat.simulator.around;

/** The way of a simulated thing to a broker, of whatever kind that is. */
@FunctionalInterface
public interface Wire {
  /** Publishes; {@code retain}: the broker keeps it. */
  void publish(String topic, byte[] payload, boolean retain);
}
