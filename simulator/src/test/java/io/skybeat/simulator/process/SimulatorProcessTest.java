package io.skybeat.simulator.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.time.SystemTime;
import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator's process from its configuration file. */
class SimulatorProcessTest {
  private static final Path REFERENCE =
      Path.of(System.getProperty("skybeat.root"), "simulator/src/main/config/simulator.yaml");

  @TempDir Path folder;

  private SimulatorConfig config(String change, String into) throws IOException {
    String text =
        Files.readString(REFERENCE)
            .replace("port: 8554", "port: 0")
            .replace("port: 14550", "port: 9")
            .replace(change, into);
    Path file = folder.resolve("simulator.yaml");
    Files.writeString(file, text);
    return SimulatorConfig.read(file);
  }

  /** What the RTSP server says of an address. */
  private static String describe(int port, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "DESCRIBE rtsp://127.0.0.1:" + port + path + " RTSP/1.0\r\nCSeq: 1\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[64];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, Math.max(0, length), StandardCharsets.US_ASCII)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  @Test
  void theReferenceFileFliesOneDroneWithTwoCamerasAndAnAttachedOne() throws IOException {
    SimulatorConfig config =
        config(
            "attached: []",
            "attached: [{id: x1, systemId: 7, link: \"udp:127.0.0.1:0\", pitchDeg: -40}]");
    try (SystemTime time = new SystemTime();
        SimulatorProcess process = SimulatorProcess.start(config, time)) {
      for (String path : new String[] {"/d1/visible", "/d1/thermal", "/x1/visible"}) {
        assertEquals("RTSP/1.0 200 OK", describe(process.rtspPort(), path), path);
      }
      assertTrue(describe(process.rtspPort(), "/d9/visible").contains("404"));
    }
  }

  @Test
  void camerasThatAreApartDieAndComeAgainOnTheSamePort() throws Exception {
    SimulatorConfig config = config("", "");
    try (SystemTime time = new SystemTime()) {
      ProcessHandle second;
      try (SimulatorProcess process =
          SimulatorProcess.startApart(config, folder.resolve("simulator.yaml"), time)) {
        int port = process.rtspPort();
        assertEquals("RTSP/1.0 200 OK", describe(port, "/d1/visible"));
        ProcessHandle first = ProcessHandle.of(process.camerasPid().getAsLong()).orElseThrow();
        process.killVideo();
        first.onExit().get(120, TimeUnit.SECONDS);
        assertEquals("RTSP/1.0 200 OK", describeOnceServed(port, "/d1/thermal"));
        assertEquals(port, process.rtspPort());
        second = ProcessHandle.of(process.camerasPid().getAsLong()).orElseThrow();
        assertNotEquals(first.pid(), second.pid());
      }
      second.onExit().get(120, TimeUnit.SECONDS);
    }
  }

  /** Asks until somebody listens again. */
  private static String describeOnceServed(int port, String path) throws Exception {
    IOException last = null;
    for (int i = 0; i < 200; i++) {
      try {
        return describe(port, path);
      } catch (IOException e) {
        last = e;
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw last;
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    assertTrue(
        assertThrows(BadDocument.class, () -> config("quiet: false", "quite: false"))
            .getMessage()
            .contains("qui"));
    assertTrue(
        assertThrows(
                BadDocument.class,
                () ->
                    config(
                        "attached: []",
                        "attached: [{id: x1, systemId: 7, link: here, pitchDeg: -40}]"))
            .getMessage()
            .contains("tcp-client:host:port is needed"));
    assertTrue(
        assertThrows(BadDocument.class, () -> config("widthPx: 1280", "widthPx: 1281"))
            .getMessage()
            .contains("1281x720"));
  }

  @Test
  void aPortInUseIsSaidPlainly() throws IOException {
    SimulatorConfig config = config("", "");
    try (SystemTime time = new SystemTime();
        SimulatorProcess first = SimulatorProcess.start(config, time)) {
      SimulatorConfig second = config("port: 0}", "port: 0}");
      SimulatorConfig same =
          new SimulatorConfig(
              second.seed(),
              second.quiet(),
              second.station(),
              second.keyFile(),
              new SimulatorConfig.Rtsp(
                  "127.0.0.1",
                  first.rtspPort(),
                  second.rtsp().user(),
                  second.rtsp().passwordFile()),
              second.drones(),
              second.attached(),
              second.visible(),
              second.thermal(),
              second.truth(),
              second.faults(),
              second.around());
      String message =
          assertThrows(RuntimeException.class, () -> SimulatorProcess.start(same, time))
              .getMessage();
      assertTrue(message.contains(String.valueOf(first.rtspPort())), message);
    }
  }
}
