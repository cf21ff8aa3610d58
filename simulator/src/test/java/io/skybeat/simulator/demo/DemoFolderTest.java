package io.skybeat.simulator.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.sighting.CameraStand;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.simulator.process.SimulatorConfig;
import io.skybeat.simulator.stream.PassThroughStream;
import io.skybeat.station.config.CameraEntry;
import io.skybeat.station.config.StationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the demo tells its processes is what they understand. */
class DemoFolderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir Path root;
  private Path film;

  @BeforeEach
  void copyAFilm() throws Exception {
    film = root.resolve("street.mp4");
    Files.copy(Path.of(PassThroughStream.class.getResource("ball-h265.mp4").toURI()), film);
  }

  private DemoFolder folder(boolean login, String transport) throws IOException {
    DemoOptions options =
        new DemoOptions(
            true,
            1,
            1,
            false,
            Optional.of(film),
            Optional.empty(),
            OptionalInt.of(4),
            transport,
            login,
            Optional.empty(),
            0,
            Optional.empty());
    DemoFolder folder = DemoFolder.make(root, options, new DemoFolder.Ports(1, 2, 3, 4, 5, 6), NOW);
    folder.writeKey();
    return folder;
  }

  private static List<CameraEntry> cameras(DemoFolder folder) throws IOException {
    return StationFile.read(folder.writeStation(NOW)).drones().get(0).cameras();
  }

  @Test
  void footageWithoutCalibrationIsUnplacedAndReplayed() throws IOException {
    List<CameraEntry> cameras = cameras(folder(false, "tcp"));
    CameraEntry visible = cameras.get(0);
    assertFalse(visible.posed());
    assertTrue(visible.lens().isEmpty() && visible.stand().isEmpty());
    assertEquals(Optional.of(Origin.REPLAYED), visible.origin());
    assertEquals(Optional.of(4), visible.personsLimit());
    CameraEntry thermal = cameras.get(1);
    assertTrue(thermal.posed() && thermal.lens().isPresent() && thermal.origin().isEmpty());
  }

  @Test
  void aCalibrationBesideTheFootageReachesTheStation() throws IOException {
    Files.writeString(
        root.resolve("street.mp4.camera.yaml"),
        """
        hfovDeg: 62
        position: {latDeg: 30.5008, lonDeg: 114.3004}
        heightM: 7.5
        yawDeg: 135
        pitchDeg: -22
        rollDeg: 1
        distortion: {k1: -0.2, p2: 0.01}
        """);
    CameraEntry visible = cameras(folder(false, "tcp")).get(0);
    CameraStand stand = visible.stand().orElseThrow();
    assertEquals(30.5008, stand.where().latDeg(), 1e-9);
    assertEquals(7.5, stand.heightM());
    assertEquals(135, stand.axis().yawDeg());
    assertEquals(1, stand.axis().rollDeg());
    assertEquals(-0.2, visible.lens().orElseThrow().k1());
    assertEquals(0.01, visible.lens().orElseThrow().p2());
    assertFalse(visible.posed());
  }

  @Test
  void aCalibrationOffTheMapIsRefusedWithTheRemedy() throws IOException {
    Files.writeString(
        root.resolve("street.mp4.camera.yaml"),
        """
        hfovDeg: 62
        position: {latDeg: 51.4, lonDeg: -0.9}
        heightM: 7.5
        yawDeg: 135
        pitchDeg: -22
        """);
    DemoFolder folder = folder(false, "tcp");
    BadDocument refused = assertThrows(BadDocument.class, () -> folder.writeStation(NOW));
    assertTrue(refused.getMessage().contains("street.mp4.camera.yaml"), refused.getMessage());
    assertTrue(refused.getMessage().contains("within 5 km"), refused.getMessage());
  }

  @Test
  void loginAndTransportAreToldToBothSides() throws IOException {
    DemoFolder folder = folder(true, "udp");
    SimulatorConfig simulator = SimulatorConfig.read(folder.writeSimulator());
    for (CameraEntry camera : cameras(folder)) {
      assertEquals("udp", camera.transport());
      assertEquals(simulator.rtsp().user(), camera.user());
      assertEquals(
          Files.readString(simulator.rtsp().passwordFile().orElseThrow()).strip(),
          camera.password().orElseThrow());
    }
  }
}
