package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.camera.PictureSource;
import io.skybeat.simulator.figures.Samples;
import io.skybeat.simulator.stream.CameraStream;
import io.skybeat.simulator.stream.CodedLoop;
import io.skybeat.simulator.stream.RtspServer;
import io.skybeat.simulator.stream.RtspSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * An analytics process under measurement: cameras of some drones that play films coded beforehand,
 * a station's end of the wire, and the worker in a process of its own with meters at its seams.
 */
final class SeeingRig implements AutoCloseable {
  /** Looks of the visible net a second, all cameras together: the shipped configuration. */
  static final int TILES_PER_S = 16;

  private static final int FILM = 30;
  private static final int HEAP_MB = 384;
  private static final int SETTLE_S = 30;

  /** The two films of the look point. */
  record Films(CodedLoop.Film visible, CodedLoop.Film thermal) {
    /** Draws and codes them; takes some seconds. */
    static Films of(double framesPerSecond) {
      LookPoint look = new LookPoint();
      return new Films(
          film(look.visible(), framesPerSecond), film(look.thermal(), framesPerSecond));
    }

    private static CodedLoop.Film film(PictureSource source, double framesPerSecond) {
      FilmLoop loop = new FilmLoop(source, FILM);
      List<Picture> pictures = new ArrayList<>();
      for (int i = 0; i < 2 * (FILM - 1); i++) {
        pictures.add(loop.picture(i));
      }
      return CodedLoop.code(
          pictures, CameraStream.Settings.DEFAULT.withFramesPerSecond(framesPerSecond));
    }
  }

  private final Time time;
  private final RtspServer server;
  private final SortedMap<CameraId, CodedLoop> films = new TreeMap<>();
  private final SeeingStation station;
  private final JavaChild worker;

  /** Starts all of it in {@code folder}, with one visible and perhaps a thermal camera a drone. */
  SeeingRig(Path folder, Films played, int drones, boolean thermal, Time time) throws IOException {
    this.time = time;
    Files.createDirectories(folder);
    server = RtspServer.start(RtspSettings.loopback(0), time);
    station = new SeeingStation(folder, time);
    List<CameraAssignment> cameras = new ArrayList<>();
    for (int drone = 1; drone <= drones; drone++) {
      cameras.add(camera("d" + drone, Spectrum.VISIBLE, played.visible()));
      if (thermal) {
        cameras.add(camera("d" + drone, Spectrum.THERMAL, played.thermal()));
      }
    }
    station.assign(cameras);
    Path config = folder.resolve("analytics.yaml");
    Files.writeString(config, config(folder, station.port()));
    worker = JavaChild.start(MeteredAnalytics.class, HEAP_MB, List.of(config.toString()));
  }

  private CameraAssignment camera(String drone, Spectrum spectrum, CodedLoop.Film film) {
    String path = "/" + drone + "/" + spectrum.name().toLowerCase(Locale.ROOT);
    CodedLoop loop = CodedLoop.start(server, path, film, time);
    CameraAssignment camera = SeeingStation.camera(drone, spectrum, loop.url());
    films.put(camera.camera(), loop);
    return camera;
  }

  private static String config(Path folder, int port) {
    return "station: {host: 127.0.0.1, port: "
        + port
        + ", keyFile: "
        + SeeingStation.keyFile(folder)
        + "}\nworker: bench\ndataFolder: "
        + folder.resolve("data")
        + "\ndetector: {tilesPerSecond: "
        + TILES_PER_S
        + "}\nrecording: {segmentS: 60, budgetMb: 1000}\n";
  }

  SeeingStation station() {
    return station;
  }

  /** The camera's film. */
  CodedLoop film(CameraId camera) {
    return films.get(camera);
  }

  /** Waits until every camera is analysed; throws IllegalStateException when one never is. */
  void ready() throws InterruptedException {
    await(
        "every camera is analysed",
        () ->
            station.streams().size() == films.size()
                && station.streams().values().stream().allMatch(one -> one.analysed() > 0));
  }

  /** Begins a measurement. */
  void begin() throws IOException {
    station.takeRevisits();
    worker.ask("reset");
  }

  /** What was measured since {@link #begin}. */
  ObjectNode figures() throws IOException {
    ObjectNode out = (ObjectNode) worker.ask("figures");
    double seconds = out.path("seconds").asDouble();
    Samples.put(out, "tiles_visible_per_s", out.path("tiles_visible").asInt() / seconds, 2);
    Samples.put(out, "tiles_thermal_per_s", out.path("tiles_thermal").asInt() / seconds, 2);
    out.set("revisit_visible_s", station.takeRevisits().json(2));
    return out;
  }

  /** The worker's memory now, after a collection. */
  JsonNode memory() throws IOException {
    return worker.ask("memory");
  }

  /** Where the pictures have gone; each that was sent ought to be in one place. */
  private record Account(
      long sent,
      long held,
      long received,
      long decoded,
      long analysed,
      long replaced,
      long waiting) {
    long unaccounted() {
      return sent - held - analysed - replaced - waiting;
    }
  }

  private Account account() {
    long sent = films.values().stream().mapToLong(CodedLoop::published).sum();
    long held = films.values().stream().mapToLong(CodedLoop::dropped).sum();
    long received = 0;
    long decoded = 0;
    long analysed = 0;
    long replaced = 0;
    long waiting = 0;
    for (StreamHealth health : station.streams().values()) {
      received += health.received();
      decoded += health.decoded();
      analysed += health.analysed();
      replaced += health.dropped();
      waiting += health.offered() - health.analysed() - health.dropped();
    }
    return new Account(sent, held, received, decoded, analysed, replaced, waiting);
  }

  /** Stands the films still and says where each picture has gone, once all is told of. */
  void account(ObjectNode out) throws InterruptedException {
    films.values().forEach(CodedLoop::halt);
    long until = time.nanos() + TimeUnit.SECONDS.toNanos(SETTLE_S);
    Account account = account();
    while ((account.unaccounted() != 0 || account.waiting() != 0) && time.nanos() < until) {
      TimeUnit.MILLISECONDS.sleep(200);
      account = account();
    }
    out.put("sent", account.sent());
    out.put("not_taken_by_the_network", account.held());
    out.put("received", account.received());
    out.put("decoded", account.decoded());
    out.put("analysed", account.analysed());
    out.put("replaced_by_newer", account.replaced());
    out.put("waiting", account.waiting());
    out.put("unaccounted", account.unaccounted());
  }

  /** Waits; throws IllegalStateException that names {@code what} after two minutes. */
  void await(String what, BooleanSupplier condition) throws InterruptedException {
    long until = time.nanos() + TimeUnit.SECONDS.toNanos(120);
    while (!condition.getAsBoolean()) {
      if (time.nanos() > until) {
        throw new IllegalStateException("it did not come about within 120 s that " + what);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @Override
  public void close() {
    worker.close();
    station.close();
    films.values().forEach(CodedLoop::close);
    server.close();
  }
}
