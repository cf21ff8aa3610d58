package io.skybeat.simulator.around;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A weather station on a topic. */
public final class SimWeather implements AutoCloseable {
  private static final Duration TELLS_EVERY = Duration.ofSeconds(5);

  /**
   * What it measures.
   *
   * @param fromDeg true bearing that the wind blows from
   * @param hazard a word of docs/dock.md, such as thunderstorm
   */
  public record Sky(
      double windMps,
      double gustMps,
      double fromDeg,
      double rainMmH,
      double temperatureC,
      Optional<String> hazard) {
    /** The same with another wind, and gusts of a quarter more. */
    public Sky blowing(double mps) {
      return new Sky(mps, mps * 1.25, fromDeg, rainMmH, temperatureC, hazard);
    }
  }

  private final String topic;
  private final Time time;
  private final Wire wire;
  private Sky sky;
  private boolean silent;
  private boolean closed;

  public SimWeather(String topic, Sky sky, Time time, Wire wire) {
    this.topic = topic;
    this.sky = sky;
    this.time = time;
    this.wire = wire;
  }

  /** Tells of the weather again and again until it is closed. */
  public synchronized void live() {
    if (closed) {
      return;
    }
    tell();
    time.wakeAt(time.now().plus(TELLS_EVERY), this::live);
  }

  /** The weather from now on. */
  public synchronized void become(Sky next) {
    sky = next;
    tell();
  }

  public synchronized Sky sky() {
    return sky;
  }

  /** It says nothing, or speaks again. */
  public synchronized void silent(boolean on) {
    silent = on;
  }

  private void tell() {
    if (silent) {
      return;
    }
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("timestamp", time.now().toEpochMilli());
    ObjectNode data = out.putObject("data");
    data.put("wind_speed", sky.windMps());
    data.put("gust_speed", sky.gustMps());
    data.put("wind_direction", sky.fromDeg());
    data.put("rainfall_mm_h", sky.rainMmH());
    data.put("environment_temperature", sky.temperatureC());
    sky.hazard().ifPresent(word -> data.putArray("hazards").add(word));
    wire.publish(topic, out.toString().getBytes(StandardCharsets.UTF_8), true);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
