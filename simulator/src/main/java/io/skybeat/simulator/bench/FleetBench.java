package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import io.skybeat.mavlink.transport.TlogReader;
import io.skybeat.simulator.figures.Samples;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A whole station in a process of its own, 200 vehicles that speak to it over UDP 50 times a second
 * each, and a machine kept busy by inference and video: how regularly its heartbeats go out, and
 * what it costs. What it received is counted from its own flight recording.
 */
final class FleetBench {
  private static final int VEHICLES = 200;

  private final Effort effort;
  private final Time time;
  private final PrintStream progress;

  FleetBench(Effort effort, Time time, PrintStream progress) {
    this.effort = effort;
    this.time = time;
    this.progress = progress;
  }

  /** Measures; throws IllegalStateException with the remedy when the station does not run. */
  ObjectNode run() {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("skybeat-fleet");
      return run(folder);
    } catch (IOException e) {
      throw new IllegalStateException("the fleet cannot be set up: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      if (folder != null) {
        delete(folder);
      }
    }
  }

  private ObjectNode run(Path folder) throws IOException, InterruptedException {
    String root = System.getProperty("skybeat.root");
    if (root == null) {
      throw new IllegalStateException("skybeat.root is not set; start with ./skybeat bench fleet");
    }
    int port = freePort();
    Path config = folder.resolve("station.yaml");
    Files.writeString(config, config(Path.of(root), port));
    InetSocketAddress station = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    ObjectNode out = Json.MAPPER.createObjectNode();
    out.put("vehicles", VEHICLES);
    long sent;
    try (StationChild child = StationChild.start(Path.of(root), config)) {
      progress.println("bench: " + VEHICLES + " vehicles on " + station);
      try (FleetVoices voices = new FleetVoices(VEHICLES, station, time)) {
        measure(out, child, voices, false);
        measure(out, child, voices, true);
        sent = voices.sent();
      }
      Samples.put(out, "memory_peak_mb", child.peakMb());
    }
    long recorded = recorded(folder.resolve("data/flights"));
    out.put("messages_sent", sent);
    out.put("messages_recorded", recorded);
    return out;
  }

  private void measure(ObjectNode out, StationChild child, FleetVoices voices, boolean loaded)
      throws InterruptedException {
    String name = loaded ? "loaded" : "unloaded";
    progress.println("bench: fleet, " + name);
    try (MachineLoad load = loaded ? new MachineLoad() : null) {
      TimeUnit.SECONDS.sleep(effort.fleetWarmupS());
      Duration cpu = child.cpu();
      long begun = time.nanos();
      long sent = voices.sent();
      long tiles = load == null ? 0 : load.tiles();
      long pictures = load == null ? 0 : load.pictures();
      voices.measure();
      TimeUnit.SECONDS.sleep(effort.fleetS());
      Samples gaps = voices.measured();
      double seconds = (time.nanos() - begun) / 1e9;
      if (!child.alive()) {
        throw new IllegalStateException("the station has died");
      }
      ObjectNode cell = out.putObject(name);
      Samples.put(cell, "messages_per_s", (voices.sent() - sent) / seconds);
      Samples.put(cell, "heartbeat_gap_s_p50", gaps.percentile(0.5));
      Samples.put(cell, "heartbeat_gap_s_p99", gaps.percentile(0.99));
      Samples.put(cell, "heartbeat_gap_s_p99_9", gaps.percentile(0.999));
      Samples.put(cell, "heartbeat_gap_s_max", gaps.percentile(1));
      cell.put("heartbeats", gaps.count());
      Samples.put(cell, "station_cores", child.cpu().minus(cpu).toNanos() / 1e9 / seconds);
      cell.put("senders_late", voices.late());
      if (load != null) {
        Samples.put(cell, "tiles_per_s", (load.tiles() - tiles) / seconds);
        Samples.put(cell, "pictures_per_s", (load.pictures() - pictures) / seconds);
      }
    }
  }

  private static String config(Path root, int port) {
    StringBuilder text = new StringBuilder();
    text.append("station: bench-fleet\ndataFolder: data\nmissionsFolder: ")
        .append(root.resolve("missions"))
        .append("\nlisten: {mavlink: '127.0.0.1:")
        .append(port)
        .append("', analytics: '127.0.0.1:0', web: '127.0.0.1:0'}\ndrones:\n");
    for (int system = 1; system <= VEHICLES; system++) {
      text.append("  - {id: v" + system + ", systemId: " + system + ", origin: simulated}\n");
    }
    return text.toString();
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Frames of vehicles in the station's own recording. */
  private static long recorded(Path flights) throws IOException {
    long frames = 0;
    try (Stream<Path> files = Files.list(flights)) {
      for (Path file : files.toList()) {
        try (TlogReader reader = new TlogReader(file)) {
          for (TlogReader.Entry entry = reader.next(); entry != null; entry = reader.next()) {
            frames += entry.frame().systemId() <= VEHICLES ? 1 : 0;
          }
        }
      }
    }
    return frames;
  }

  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new IllegalStateException(folder + " cannot be cleared away: " + e.getMessage(), e);
    }
  }
}
