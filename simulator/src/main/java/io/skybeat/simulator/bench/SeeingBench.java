package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.figures.Samples;
import io.skybeat.simulator.stream.CodedLoop;
import io.skybeat.simulator.stream.RtspServer;
import io.skybeat.simulator.stream.RtspSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The whole analytics process on the films of several drones, coded beforehand: what it does with
 * every frame, how old they are when they are done with, what its processor time goes into; beside
 * it, in the same run, the loop that anybody would write first with the same net on the same film;
 * and, apart, whether its memory stays where it is for an hour in which cameras come and go.
 */
final class SeeingBench {
  private static final int DRONES = 4;
  private static final int PLAIN_HEAP_MB = 384;

  /** A plain loop's ways: what it looks at, and the threads of net and decoder (0: default). */
  private static final List<List<String>> PLAIN =
      List.of(
          List.of("plain_tiled", "tiled", "0"),
          List.of("plain_tiled_one_thread", "tiled", "1"),
          List.of("plain_whole", "whole", "0"),
          List.of("plain_whole_one_thread", "whole", "1"));

  private final Effort effort;
  private final Time time;
  private final PrintStream progress;

  SeeingBench(Effort effort, Time time, PrintStream progress) {
    this.effort = effort;
    this.time = time;
    this.progress = progress;
  }

  private interface Measuring {
    ObjectNode in(Path folder, SeeingRig.Films films) throws IOException, InterruptedException;
  }

  /** Measures eight streams and the ratio; throws IllegalStateException when a part fails. */
  ObjectNode run() {
    return measure(
        (folder, films) -> {
          ObjectNode out = Json.MAPPER.createObjectNode();
          out.put("frames_per_second", effort.framesPerSecond());
          out.put("tiles_per_second_allowed", SeeingRig.TILES_PER_S);
          out.set("streams", streams(folder.resolve("streams"), films));
          out.set("ratio", ratio(folder.resolve("ratio"), films));
          return out;
        });
  }

  /** Measures memory over many reconnects; throws IllegalStateException when a part fails. */
  ObjectNode endure() {
    return measure((folder, films) -> endure(folder.resolve("endurance"), films));
  }

  private ObjectNode measure(Measuring measuring) {
    try {
      Path folder = Files.createTempDirectory("skybeat-seeing");
      try {
        progress.println("bench: coding the films");
        return measuring.in(folder, SeeingRig.Films.of(effort.framesPerSecond()));
      } finally {
        FleetBench.delete(folder);
      }
    } catch (IOException e) {
      throw new IllegalStateException("seeing cannot be measured: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private ObjectNode streams(Path folder, SeeingRig.Films films)
      throws IOException, InterruptedException {
    progress.println(
        "bench: analytics on " + DRONES + " visible and " + DRONES + " thermal streams");
    try (SeeingRig rig = new SeeingRig(folder, films, DRONES, true, time)) {
      rig.ready();
      TimeUnit.SECONDS.sleep(effort.fleetWarmupS());
      rig.begin();
      TimeUnit.SECONDS.sleep(effort.fleetS());
      ObjectNode out = rig.figures();
      out.put("visible", DRONES);
      out.put("thermal", DRONES);
      rig.account(out.putObject("frames"));
      return out;
    }
  }

  private ObjectNode ratio(Path folder, SeeingRig.Films films)
      throws IOException, InterruptedException {
    ObjectNode out = Json.MAPPER.createObjectNode();
    ObjectNode ours = out.putObject("skybeat");
    ours.setAll(ours(folder, films));
    for (List<String> way : PLAIN) {
      ObjectNode plain = plain(way, films);
      ratio(ours, plain, "frames");
      ratio(ours, plain, "tiles");
      out.set(way.get(0), plain);
    }
    return out;
  }

  private static void ratio(JsonNode ours, ObjectNode plain, String what) {
    String each = what + "_per_core_second";
    Samples.put(
        plain, what + "_ratio", ours.path(each).asDouble() / plain.path(each).asDouble(), 2);
  }

  private ObjectNode ours(Path folder, SeeingRig.Films films)
      throws IOException, InterruptedException {
    progress.println("bench: analytics on one visible stream");
    try (SeeingRig rig = new SeeingRig(folder, films, 1, false, time)) {
      rig.ready();
      TimeUnit.SECONDS.sleep(effort.fleetWarmupS());
      rig.begin();
      TimeUnit.SECONDS.sleep(effort.fleetS());
      ObjectNode figures = rig.figures();
      double cpuS = figures.path("cpu_s").asDouble();
      int frames = figures.path("age_ms").path("visible").path("n").asInt();
      int tiles = figures.path("tiles_visible").asInt();
      ObjectNode out = Json.MAPPER.createObjectNode();
      out.put("frames", frames);
      out.put("tiles", tiles);
      Samples.put(out, "cpu_s", cpuS, 2);
      Samples.put(out, "frames_per_core_second", frames / cpuS, 2);
      Samples.put(out, "tiles_per_core_second", tiles / cpuS, 2);
      out.set("cpu_share", figures.path("cpu_share"));
      return out;
    }
  }

  private ObjectNode plain(List<String> way, SeeingRig.Films films) throws IOException {
    progress.println("bench: " + way.get(0));
    try (RtspServer server = RtspServer.start(RtspSettings.loopback(0), time);
        CodedLoop camera = CodedLoop.start(server, "/plain", films.visible(), time);
        JavaChild loop =
            JavaChild.start(
                PlainLoop.class,
                PLAIN_HEAP_MB,
                List.of(
                    camera.url(),
                    way.get(1),
                    way.get(2),
                    Integer.toString(effort.warmupPictures()),
                    Integer.toString(effort.streamFrames())))) {
      return (ObjectNode) loop.ask("run");
    }
  }

  /** All streams run; one after the other is switched off and on again, evenly over the time. */
  private ObjectNode endure(Path folder, SeeingRig.Films films)
      throws IOException, InterruptedException {
    int wanted = effort.reconnects();
    progress.println("bench: " + wanted + " reconnects in " + effort.enduranceS() + " s at least");
    ObjectNode out = Json.MAPPER.createObjectNode();
    Samples resident = new Samples();
    Samples heap = new Samples();
    try (SeeingRig rig = new SeeingRig(folder, films, DRONES, true, time)) {
      rig.ready();
      long begun = time.nanos();
      List<CameraId> cameras = List.copyOf(rig.station().streams().keySet());
      for (int i = 0; i < wanted; i++) {
        reconnect(rig, cameras.get(i % cameras.size()));
        double dueS = (double) effort.enduranceS() * (i + 1) / wanted;
        double leftS = dueS - (time.nanos() - begun) / 1e9;
        TimeUnit.MILLISECONDS.sleep(Math.max(0, Math.round(1000 * leftS)));
        if (i % Math.max(1, wanted / 50) == 0) {
          JsonNode memory = rig.memory();
          resident.add(memory.path("resident_mb").asDouble(Double.NaN));
          heap.add(memory.path("heap_mb").asDouble());
        }
      }
      Samples.put(out, "seconds", (time.nanos() - begun) / 1e9, 0);
      out.put(
          "reconnects",
          rig.station().streams().values().stream().mapToLong(one -> one.reconnects()).sum());
      rig.account(out.putObject("frames"));
    }
    memory(out.putObject("resident_mb"), resident);
    memory(out.putObject("heap_after_collection_mb"), heap);
    return out;
  }

  private static void reconnect(SeeingRig rig, CameraId camera) throws InterruptedException {
    long before = rig.station().streams().get(camera).reconnects();
    rig.film(camera).faults().off(true);
    rig.film(camera).faults().off(false);
    rig.await(
        camera + ", which was off, is taken up again",
        () -> rig.station().streams().get(camera).reconnects() > before);
  }

  /** The first tenth is the start; what follows should be no more. */
  private static void memory(ObjectNode out, Samples samples) {
    List<Double> values = samples.values();
    Samples.put(out, "after_a_tenth", values.get(values.size() / 10), 1);
    Samples.put(out, "at_half", values.get(values.size() / 2), 1);
    Samples.put(out, "at_the_end", values.get(values.size() - 1), 1);
    Samples.put(out, "most", samples.percentile(1), 1);
    out.put("n", values.size());
  }
}
