package io.skybeat.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.simulator.stream.PassThroughStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real analytics process before the simulator's real cameras, and before wrong ones. */
class AnalyticsProcessTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("skybeat.root"), "simulator/src/main/config/simulator.yaml");
  private static final String PASSWORD = "night watch: 7";

  @TempDir Path folder;

  /** Our cameras with a digest login; the visible ones replay H.265. */
  private SimulatorProcess cameras(SystemTime time) throws Exception {
    Path password = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    Path h265 = Path.of(PassThroughStream.class.getResource("ball-h265.mp4").toURI());
    String text =
        Files.readString(REFERENCE)
            .replace("  port: 8554", "  port: 0\n  user: watch\n  passwordFile: " + password)
            .replace("port: 14550", "port: 9")
            .replace("bitRateBps: 2500000}", "bitRateBps: 2500000, footage: " + h265 + "}");
    return SimulatorProcess.start(
        SimulatorConfig.read(Files.writeString(folder.resolve("simulator.yaml"), text)), time);
  }

  private static CameraAssignment camera(String id, String url, String transport, String password) {
    return new CameraAssignment(
        CameraId.parse(id),
        url,
        transport,
        Optional.of("watch"),
        Optional.of(password),
        Optional.empty(),
        false,
        Optional.empty(),
        Origin.SIMULATED,
        Optional.empty(),
        true,
        false);
  }

  private Process analytics(int stationPort, String more) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), "secret\n");
    Path config =
        Files.writeString(
            folder.resolve("analytics.yaml"),
            "station: {host: 127.0.0.1, port: "
                + stationPort
                + ", keyFile: "
                + key
                + "}\nworker: w1\ndataFolder: "
                + folder.resolve("data")
                + "\n"
                + more);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "io.skybeat.analytics.Main",
                "--config",
                config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("analytics.log").toFile());
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("OPT_OUT_TRACKING", "true");
    return builder.start();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void goodCamerasRunBesideWrongOnesAndEachWrongOneIsReportedWithItsRemedy() throws Exception {
    try (SystemTime time = new SystemTime();
        SimulatorProcess simulator = cameras(time)) {
      String rtsp = "rtsp://127.0.0.1:" + simulator.rtspPort();
      int closed = closedPort();
      List<CameraAssignment> assigned =
          List.of(
              camera("d1/visible", rtsp + "/d1/visible", "udp", PASSWORD),
              camera("d1/thermal", rtsp + "/d1/thermal", "udp", PASSWORD),
              camera("d2/visible", rtsp + "/d1/visible", "tcp", PASSWORD),
              camera("d2/thermal", rtsp + "/d1/thermal", "tcp", "guess"),
              camera("d3/visible", rtsp + "/d9/visible", "tcp", PASSWORD),
              camera("d3/thermal", "rtsp://127.0.0.1:" + closed + "/d1", "tcp", PASSWORD),
              camera("d4/visible", "rtsp://no-such-host.invalid/d1", "tcp", PASSWORD));
      try (ListeningStation station = new ListeningStation(assigned)) {
        Process process = analytics(station.port(), "");
        try {
          Map<String, StreamHealth> streams = station.await(AnalyticsProcessTest::settled);
          String log = Files.readString(folder.resolve("analytics.log"), StandardCharsets.UTF_8);
          for (String good : List.of("d1/visible", "d1/thermal", "d2/visible")) {
            StreamHealth health = streams.get(good);
            assertEquals(StreamHealth.State.RUNNING, health.state(), health + "\n" + log);
            assertEquals(ClockQuality.SYNCHRONISED, health.clock(), good);
            assertEquals(good.endsWith("visible") ? "h265" : "h264", health.codec(), good);
            assertTrue(health.analysed() >= 5, good + " " + health);
          }
          assertReported(streams, "d2/thermal", "user", "password");
          assertReported(streams, "d3/visible", "has no stream at /d9/visible", "check the path");
          assertReported(streams, "d3/thermal", "nothing listens at", String.valueOf(closed));
          assertReported(streams, "d4/visible", "no-such-host.invalid", "check the stream address");
          assertTrue(!log.contains(PASSWORD), "the log keeps the password to itself");
          assertTrue(process.isAlive());
        } finally {
          process.destroy();
          assertTrue(process.waitFor(120, TimeUnit.SECONDS), "ends when it is told to");
        }
      }
    }
  }

  private static boolean settled(Map<String, StreamHealth> streams) {
    return List.of("d1/visible", "d1/thermal", "d2/visible").stream()
            .allMatch(
                id ->
                    streams.containsKey(id)
                        && streams.get(id).analysed() >= 5
                        && streams.get(id).clock() == ClockQuality.SYNCHRONISED)
        && List.of("d2/thermal", "d3/visible", "d3/thermal", "d4/visible").stream()
            .allMatch(id -> streams.containsKey(id) && !streams.get(id).detail().isEmpty());
  }

  private static void assertReported(
      Map<String, StreamHealth> streams, String id, String... parts) {
    StreamHealth health = streams.get(id);
    assertTrue(health.state() != StreamHealth.State.RUNNING, health.toString());
    for (String part : parts) {
      assertTrue(health.detail().contains(part), id + ": " + health.detail());
    }
  }

  @Test
  void aWrongModelIsRefusedWithTheFileAndTheRemedy() throws Exception {
    String card;
    try (var in =
        io.skybeat.analytics.onnx.Model.class.getResourceAsStream(
            "/io/skybeat/models/nanodet-g-416/card.yaml")) {
      card = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Path file = Files.writeString(folder.resolve("card.yaml"), card);
    Files.writeString(folder.resolve("model.onnx"), "not a net");
    assertRefused(
        "detector: {modelCard: " + file + "}", "model.onnx: sha256 is", "correct the card");
    Files.writeString(file, card.replace("  bins:", "  binz: 1\n  bins:"));
    assertRefused("detector: {modelCard: " + file + "}", "card.yaml", "binz");
  }

  private void assertRefused(String more, String... parts) throws Exception {
    Process process = analytics(9, more);
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "ends by itself");
      String said = Files.readString(folder.resolve("analytics.log"), StandardCharsets.UTF_8);
      assertEquals(2, process.exitValue(), said);
      for (String part : parts) {
        assertTrue(said.contains(part), said);
      }
      assertTrue(!said.contains("\tat io.skybeat"), "a sentence, no stack trace: " + said);
    } finally {
      process.destroyForcibly();
    }
  }
}
