package io.skybeat.simulator.day;

import io.skybeat.core.time.Time;
import io.skybeat.station.port.Bus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A broker in memory and in virtual time: the same bytes under the same topics, kept messages for
 * who comes back, and nothing at all while it is gone.
 */
final class DayBus implements Bus {
  private static final Duration TAKES = Duration.ofMillis(20);

  private final Time time;
  private final Bus.Listener station;
  private final List<String> filters;
  private final SortedMap<String, BiConsumer<String, byte[]>> servants = new TreeMap<>();
  private final SortedMap<String, byte[]> kept = new TreeMap<>();
  private boolean gone;

  /**
   * @param station hears the topics of {@code filters}
   */
  DayBus(Time time, Bus.Listener station, List<String> filters) {
    this.time = time;
    this.station = station;
    this.filters = List.copyOf(filters);
  }

  /** Has {@code servant} hear a topic. */
  void serve(String topic, BiConsumer<String, byte[]> servant) {
    servants.put(topic, servant);
  }

  /** The station subscribes, as it does after every connection. */
  void subscribe() {
    if (!gone) {
      station.connection(true, "");
      for (Map.Entry<String, byte[]> one : new ArrayList<>(kept.entrySet())) {
        deliver(one.getKey(), one.getValue(), true);
      }
    }
  }

  /** The broker dies, or is there again. */
  void gone(boolean now) {
    gone = now;
    if (now) {
      station.connection(false, "connection refused; start the broker");
    } else {
      subscribe();
    }
  }

  @Override
  public boolean publish(String topic, byte[] payload, boolean retain) {
    if (gone) {
      return false;
    }
    if (retain) {
      kept.put(topic, payload);
    }
    deliver(topic, payload, false);
    return true;
  }

  private void deliver(String topic, byte[] payload, boolean retained) {
    time.wakeAt(
        time.now().plus(TAKES),
        () -> {
          if (gone) {
            return;
          }
          if (filters.contains(topic)) {
            station.message(topic, payload, retained);
          }
          BiConsumer<String, byte[]> servant = servants.get(topic);
          if (servant != null) {
            servant.accept(topic, payload);
          }
        });
  }

  @Override
  public void close() {
    gone = true;
  }
}
