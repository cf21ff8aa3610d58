package io.skybeat.station.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StationFileTest {
  @TempDir Path folder;

  private static Path reference() {
    return Path.of(
        System.getProperty("skybeat.root"), "ground-station/src/main/config/station.yaml");
  }

  @Test
  void theReferenceIsAConfiguration() {
    StationConfig config = StationFile.read(reference());
    assertEquals("skybeat-1", config.station());
    assertEquals(FlightTerms.DEFAULT, config.flight());
    assertFalse(config.drones().get(0).armingAllowed(), "armed only where somebody says so");
    assertEquals(45, config.drones().get(0).cameras().get(1).lens().orElseThrow().hfovDeg());
    assertTrue(config.mavlink().getAddress().isLoopbackAddress());
    assertTrue(config.web().getAddress().isLoopbackAddress());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "station: skybeat-1|station: Sky Beat|station",
        "station: skybeat-1|stazion: skybeat-1|stazion",
        "    systemId: 1 |    systemId: 300 |systemId",
        "    origin: live |    origin: real |origin",
        "rtsp://127.0.0.1:8554/d1/visible|http://127.0.0.1/|rtsp://host:port/path",
        "rtsp://127.0.0.1:8554/d1/visible|rtsp://me:pw@127.0.0.1/|passwordFile",
        "        transport: tcp |        transport: ftp |tcp nor udp",
        "  web: 127.0.0.1:8080|  web: eighty|host:port",
        "hfovDeg: 45, widthPx: 1280|hfovDeg: 245, widthPx: 1280|hfov",
      })
  void whatIsWrongIsNamed(String from, String to, String named) throws IOException {
    String text = Files.readString(reference());
    assertTrue(text.contains(from), from);
    Path file = folder.resolve("station.yaml");
    Files.writeString(file, text.replace(from, to));
    BadDocument refusal = assertThrows(BadDocument.class, () -> StationFile.read(file));
    assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("me:pw"), "no secrets in messages");
  }
}
