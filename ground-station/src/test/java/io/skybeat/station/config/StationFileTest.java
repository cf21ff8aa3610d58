package io.skybeat.station.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.sighting.Boresight;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.mavlink.transport.TlogTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
    assertEquals(1, config.links().size());
    assertTrue(config.links().get(0).at().getAddress().isLoopbackAddress());
    assertTrue(config.links().get(0).key().isEmpty());
    assertEquals(TlogTerms.DEFAULT, config.flightRecorder());
    assertTrue(config.web().getAddress().isLoopbackAddress());
  }

  @Test
  void aCalibratedCameraBringsItsAxisAndItsBoresight() throws IOException {
    Path file = folder.resolve("station.yaml");
    String line = "        posed: true            #";
    String axis = ", k3: 0, cxPx: 652.5, cyPx: 351}";
    String text = Files.readString(reference()).replaceFirst(", k3: 0}", axis);
    String mounted = "        boresight: {rollDeg: 0.4, pitchDeg: -0.8, yawDeg: 1.1}\n";
    Files.writeString(file, text.replaceFirst(line, mounted + line));
    Lens lens = StationFile.read(file).drones().get(0).cameras().get(0).lens().orElseThrow();
    assertEquals(652.5, lens.cxPx().orElseThrow());
    assertEquals(new Boresight(0.4, -0.8, 1.1), lens.boresight().orElseThrow());

    for (String[] wrong :
        new String[][] {
          {"rollDeg: 0.4", "rolDeg: 0.4", "rolDeg"},
          {"yawDeg: 1.1", "yawDeg: 91", "boresight: boresight's yawDeg is 91"},
        }) {
      Files.writeString(file, text.replaceFirst(line, mounted.replace(wrong[0], wrong[1]) + line));
      BadDocument bad = assertThrows(BadDocument.class, () -> StationFile.read(file));
      assertTrue(bad.getMessage().contains(wrong[2]), bad.getMessage());
    }
    String stand =
        "        stand: {position: {latDeg: 30.5, lonDeg: 114.3}, heightM: 12, yawDeg: 40,"
            + " pitchDeg: -30}\n";
    Files.writeString(file, text.replaceFirst(line, mounted + stand + line));
    BadDocument stands = assertThrows(BadDocument.class, () -> StationFile.read(file));
    assertTrue(stands.getMessage().contains("cameras[0].boresight"), stands.getMessage());
  }

  @Test
  void linksNameTheirKeysByFileAndTheFileIsPrivate() throws IOException {
    Path key = folder.resolve("link.key");
    Files.writeString(key, "00112233".repeat(8) + "\n");
    Path file = folder.resolve("station.yaml");
    String links =
        """
        links:
          - {kind: udp, at: "127.0.0.1:14550", keyFile: link.key}
          - {kind: tcp-client, at: "10.0.0.7:5760", acceptUnsigned: true, linkId: 9}
          - {kind: serial, at: /dev/ttyUSB0, baud: 115200, keyFile: link.key}
        """;
    String text =
        Files.readString(reference()).replaceFirst("(?m)^  mavlink: .*\n", "") + "\n" + links;
    Files.writeString(file, text);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    BadDocument open = assertThrows(BadDocument.class, () -> StationFile.read(file));
    assertTrue(open.getMessage().contains("links[0].keyFile"), open.getMessage());
    assertTrue(open.getMessage().contains("chmod 600"), open.getMessage());
    assertFalse(open.getMessage().contains("00112233"), "no secrets in messages");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    StationConfig config = StationFile.read(file);
    assertEquals(
        List.of(LinkEntry.Kind.UDP, LinkEntry.Kind.TCP_CLIENT, LinkEntry.Kind.SERIAL),
        config.links().stream().map(LinkEntry::kind).toList());
    assertEquals(List.of(0, 9, 2), config.links().stream().map(LinkEntry::linkId).toList());
    assertEquals(config.links().get(0).key(), config.links().get(2).key());
    assertFalse(config.toString().contains("00112233"), "nor when printed");
    for (String wrong :
        List.of(
            "kind: pigeon, at: 'a:1'",
            "kind: udp, at: nowhere",
            "kind: udp",
            "at: 'a:1'",
            "kind: tcp, at: 'a:1', baud: 9600",
            "kind: udp, at: 'a:1', linkId: 256",
            "kind: udp, at: 'a:1', key: 00112233")) {
      Files.writeString(file, text.replace(links, "links: [{" + wrong + "}]\n"));
      BadDocument refusal = assertThrows(BadDocument.class, () -> StationFile.read(file), wrong);
      assertTrue(refusal.getMessage().contains("links"), refusal.getMessage());
    }
    Files.writeString(file, Files.readString(reference()) + "\n" + links);
    BadDocument both = assertThrows(BadDocument.class, () -> StationFile.read(file));
    assertTrue(both.getMessage().contains("keep one of both"), both.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "station: skybeat-1|station: Sky Beat|station",
        "station: skybeat-1|stazion: skybeat-1|stazion",
        "    systemId: 1 |    systemId: 300 |systemId",
        "before: PT5S|before: PT3S|evidence",
        "keep: P90D|keep: PT3M|evidence",
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

  private StationConfig with(String text) throws IOException {
    Path file = folder.resolve("station.yaml");
    Files.writeString(file, Files.readString(reference()) + "\n" + text);
    return StationFile.read(file);
  }

  @Test
  void theWorldAroundHasItsDefaultsAndItsOwnLimits() throws IOException {
    AroundConfig nothing = StationFile.read(reference()).around();
    assertEquals(AroundConfig.NONE, nothing);
    AroundConfig around =
        with("""
                mqtt: {broker: "127.0.0.1:1883"}
                weather:
                  topics: [{name: roof, topic: skybeat/weather/roof}]
                  limits: {gustMps: 12}
                traffic:
                  inFlight: descend
                  sbs: [{name: mast, at: "127.0.0.1:30003"}]
                """)
            .around();
    assertEquals("skybeat-skybeat-1", around.broker().orElseThrow().clientId());
    assertEquals(30003, around.receivers().get(0).at().getPort());
    Path missions = Path.of(System.getProperty("skybeat.root"), "missions");
    assertEquals(12, around.terms(missions).weather().limits().gustMps().orElseThrow());
    assertEquals(
        8,
        around.terms(missions).weather().limits().windMps().orElseThrow(),
        "the fleet's own where the configuration is silent");
    assertEquals(8, around.terms(limitsAlone(missions)).weather().limits().windMps().orElseThrow());
  }

  private Path limitsAlone(Path missions) throws IOException {
    Path alone = Files.createDirectory(folder.resolve("alone"));
    Files.copy(missions.resolve("limits.yaml"), alone.resolve("limits.yaml"));
    return alone;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mqtt: {broker: nowhere}|mqtt.broker|is not host:port",
        "mqtt: {broker: 'b:1883', user: a}|mqtt|both user and passwordFile",
        "mqtt: {broker: 'b:1883', password: a}|mqtt|unknown key 'password'",
        "mqtt: {broker: 'b:1883', user: a, passwordFile: p}|mqtt.tls|in the clear",
        "mqtt: {broker: 'b:1883', tls: {caFile: none.pem}}|mqtt.tls.caFile|cannot be read",
        "weather: {topics: [{name: a, topic: b}]}|weather.topics|there is no broker",
        "weather: {metar: [{name: 'a b', from: f}]}|weather.metar[0].name|is needed",
        "weather: {metar: [{name: a, from: f, every: PT0S}]}|weather.metar[0].every|PT0S",
        "weather: {limits: {windMps: 0}}|weather.limits|must be over 0",
        "weather: {inFlight: land}|weather.inFlight|neither return nor none",
        "traffic: {sbs: [{name: a, at: b}]}|traffic.sbs[0].at|is not host:port",
        "traffic: {within: PT1H}|traffic|PT0S..PT10M"
      })
  void whatIsWrongAroundIsNamed(String text, String place, String words) {
    BadDocument bad = assertThrows(BadDocument.class, () -> with(text));
    assertTrue(bad.getMessage().contains(place), bad.getMessage());
    assertTrue(bad.getMessage().contains(words), bad.getMessage());
  }
}
