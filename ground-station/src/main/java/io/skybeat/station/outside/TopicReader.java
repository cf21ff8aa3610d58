package io.skybeat.station.outside;

import io.skybeat.station.around.Tiding;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Reads the messages of some topics. */
interface TopicReader {
  /** What it wants to hear: topic filters of MQTT. */
  List<String> filters();

  /** Whether {@code topic} is one of its own. */
  boolean reads(String topic);

  /** Reads a message. */
  void read(String topic, byte[] payload, boolean retained, Instant at, Consumer<Tiding> tidings)
      throws BadMessage;
}
