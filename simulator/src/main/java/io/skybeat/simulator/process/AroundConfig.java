package io.skybeat.simulator.process;

import io.skybeat.core.flight.DroneId;
import io.skybeat.simulator.around.DockFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The simulated world around, the part {@code around} of {@code simulator.yaml}.
 *
 * @param broker over which docks and weather speak
 * @param docks the drones' docks
 * @param weather a weather station
 * @param aircraft a receiver's port with other aircraft on it
 */
public record AroundConfig(
    Optional<Broker> broker,
    Optional<List<Dock>> docks,
    Optional<Weather> weather,
    Optional<Aircraft> aircraft) {
  /**
   * A broker.
   *
   * @param embedded true: one of our own on this machine's loopback, in this process
   */
  public record Broker(String host, int port, Optional<Boolean> embedded) {
    public Broker {
      boolean ours = embedded.orElse(false);
      if (host == null || ours && !host.equals("127.0.0.1")) {
        throw new IllegalArgumentException(
            "host is '" + host + "'; an embedded broker listens on 127.0.0.1 alone");
      }
    }
  }

  /**
   * A dock.
   *
   * @param moves time for its cover's whole way
   * @param faults that it has from the start, by name
   */
  public record Dock(
      String id, DroneId drone, Optional<Duration> moves, Optional<List<String>> faults) {
    public Dock {
      faults.orElse(List.of()).forEach(DockFault::named);
    }
  }

  /** A weather station, and what it measures. */
  public record Weather(
      String topic,
      OptionalDouble windMps,
      OptionalDouble gustMps,
      OptionalDouble fromDeg,
      OptionalDouble rainMmH,
      OptionalDouble temperatureC) {}

  /**
   * Other aircraft.
   *
   * @param port of the receiver, on loopback; 0: a free one
   * @param passing how many fly by, far off
   */
  public record Aircraft(int port, OptionalInt passing) {}
}
