package io.skybeat.simulator.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skybeat.analytics.Analytics;
import io.skybeat.analytics.AnalyticsConfig;
import io.skybeat.analytics.onnx.Model;
import io.skybeat.analytics.onnx.OnnxDetector;
import io.skybeat.analytics.onnx.OnnxLibraries;
import io.skybeat.analytics.rtsp.FrameSources;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.figures.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The analytics process, every part of it as it is shipped, with meters at its seams. {@code reset}
 * begins a measurement, {@code figures} tells it.
 */
final class MeteredAnalytics implements Analytics.Meter {
  private final Time time;
  private final MeteredDetector visible;
  private final MeteredDetector thermal;
  private final MeteredSources sources;
  private Map<Spectrum, Samples> agesMs = new EnumMap<>(Spectrum.class);
  private Reading begun;

  private MeteredAnalytics(Time time, AnalyticsConfig config) {
    this.time = time;
    this.visible = new MeteredDetector(new OnnxDetector(Model.bundled(Model.NANODET)));
    this.thermal = new MeteredDetector(new OnnxDetector(Model.bundled(Model.THERMAL)));
    this.sources = new MeteredSources(FrameSources.choose(config.video().backend(), time));
    this.begun = read();
  }

  /** All counters at one moment. */
  private record Reading(
      double wallS,
      double cpuS,
      double visibleS,
      double thermalS,
      long visibleLooks,
      long thermalLooks,
      double ingestS,
      double convertS,
      double linesS) {}

  private Reading read() {
    return new Reading(
        time.nanos() / 1e9,
        ProcessCost.cpuS(),
        visible.cpuS(),
        thermal.cpuS(),
        visible.looks(),
        thermal.looks(),
        ProcessCost.cpuS("ingest-"),
        sources.convertS(),
        ProcessCost.cpuS("line-"));
  }

  /** The configuration file is the one argument. */
  public static void main(String[] arguments) throws IOException {
    AnalyticsConfig config = AnalyticsConfig.read(Path.of(arguments[0]));
    Files.createDirectories(config.dataFolder().resolve("scratch"));
    OnnxLibraries.unpackInto(config.dataFolder().resolve("scratch"));
    try (SystemTime time = new SystemTime()) {
      MeteredAnalytics meter = new MeteredAnalytics(time, config);
      String key = Files.readString(config.station().keyFile()).strip();
      try (Analytics analytics =
          new Analytics(
              config, key, "bench", meter.sources, meter.visible, meter.thermal, meter, time)) {
        analytics.start();
        meter.serve();
      }
    }
  }

  private void serve() throws IOException {
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = questions.readLine(); line != null; line = questions.readLine()) {
      ObjectNode answer = Json.MAPPER.createObjectNode();
      if (line.equals("reset")) {
        reset();
      } else if (line.equals("memory")) {
        System.gc();
        ProcessCost.memory(answer);
      } else {
        answer = figures();
      }
      System.out.println(Json.write(answer));
    }
  }

  private synchronized void reset() {
    agesMs = new EnumMap<>(Spectrum.class);
    begun = read();
  }

  @Override
  public synchronized void analysed(CameraId camera, Instant at) {
    agesMs
        .computeIfAbsent(camera.spectrum(), spectrum -> new Samples())
        .add(Duration.between(at, time.now()).toNanos() / 1e6);
  }

  private synchronized ObjectNode figures() {
    Reading now = read();
    double wallS = now.wallS - begun.wallS;
    double cpuS = now.cpuS - begun.cpuS;
    double inferenceS = now.visibleS - begun.visibleS + now.thermalS - begun.thermalS;
    double ingestS = now.ingestS - begun.ingestS;
    double convertS = now.convertS - begun.convertS;
    double linesS = now.linesS - begun.linesS - inferenceS - convertS;
    ObjectNode out = Json.MAPPER.createObjectNode();
    Samples.put(out, "seconds", wallS, 1);
    Samples.put(out, "cpu_s", cpuS, 2);
    Samples.put(out, "cores", cpuS / wallS, 3);
    ObjectNode share = out.putObject("cpu_share");
    Samples.put(share, "inference", inferenceS / cpuS, 3);
    Samples.put(share, "receive_and_decode", ingestS / cpuS, 3);
    Samples.put(share, "convert", convertS / cpuS, 3);
    Samples.put(share, "rest_of_analysis", linesS / cpuS, 3);
    Samples.put(share, "all_else", (cpuS - inferenceS - ingestS - convertS - linesS) / cpuS, 3);
    Samples.put(share, "inference_and_decode", (inferenceS + ingestS + convertS) / cpuS, 3);
    ObjectNode age = out.putObject("age_ms");
    agesMs.forEach(
        (spectrum, samples) -> age.set(spectrum.name().toLowerCase(Locale.ROOT), samples.json(0)));
    out.put("tiles_visible", now.visibleLooks - begun.visibleLooks);
    out.put("tiles_thermal", now.thermalLooks - begun.thermalLooks);
    ProcessCost.memory(out);
    return out;
  }
}
