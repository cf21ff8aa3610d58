package io.skybeat.station.port;

/** A message broker: topics with bytes on them. */
public interface Bus extends AutoCloseable {
  /**
   * Sends {@code payload} to {@code topic}; never blocks. False when there is no connection: it is
   * not kept for later.
   *
   * @param retain the broker keeps it for who comes later
   */
  boolean publish(String topic, byte[] payload, boolean retain);

  @Override
  void close();

  /** Hears what comes over the broker. Called on the driver's thread, in the order of arrival. */
  interface Listener {
    /**
     * A message.
     *
     * @param retained the broker has kept it: it may be of long ago
     */
    void message(String topic, byte[] payload, boolean retained);

    /** The connection came or went; {@code detail} says why and the remedy. */
    void connection(boolean up, String detail);
  }
}
