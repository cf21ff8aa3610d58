package io.skybeat.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.clip.ClipWish;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.CameraStand;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellFlow;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Footprint;
import io.skybeat.core.sighting.GroundMotion;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.sighting.SeenVehicle;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.StillRef;
import io.skybeat.core.sighting.StreamHealth;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The protocol is what its golden file says, in both directions. */
class WireTest {
  private static final Instant AT = Instant.parse("2026-11-22T12:00:00.123456Z");
  private static final CameraId CAMERA = CameraId.parse("d1/visible");
  private static final LatLon HERE = new LatLon(30.5, 114.3);
  private static final ModelRef MODEL = new ModelRef("nanodet-g-416", "1", "ab12");

  static List<WireMessage> everyMessage() {
    Sighting sighting =
        new Sighting(
            "w1-crowd-7-1",
            "w1-crowd-7",
            CAMERA,
            Optional.of(new SortieId("first-patrol-d1-20261122T120000Z")),
            Origin.SIMULATED,
            Kind.CROWD,
            AT,
            AT.minusSeconds(3),
            ClockQuality.SYNCHRONISED,
            Optional.of(new Place(HERE, 7.5)),
            Optional.empty(),
            List.of(new PixelBox(10, 20, 30, 40)),
            61,
            true,
            0.9,
            "2.4 persons/m2 in 4 cells",
            Optional.empty(),
            MODEL,
            Optional.of(new StillRef("cd34", 45678, "image/jpeg")));
    return List.of(
        new WireMessage.Hello(WireMessage.PROTOCOL, "w1", "secret", "0.1.0", List.of(MODEL)),
        new WireMessage.MediaHello(WireMessage.PROTOCOL, "w1", "secret"),
        new WireMessage.Welcome(WireMessage.PROTOCOL, "skybeat", AT, HERE, 4),
        new WireMessage.Refused("protocol 2 is not spoken here"),
        new WireMessage.Assign(
            List.of(
                new CameraAssignment(
                    CAMERA,
                    "rtsp://127.0.0.1:8554/d1/visible",
                    "tcp",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Lens.pinhole(45, 1280, 720)),
                    true,
                    Optional.empty(),
                    Origin.SIMULATED,
                    Optional.empty(),
                    true,
                    true))),
        new WireMessage.Assign(
            List.of(
                new CameraAssignment(
                    CAMERA,
                    "rtsp://127.0.0.1:8554/d1/visible",
                    "udp",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Lens.pinhole(45, 768, 576)),
                    false,
                    Optional.of(
                        new CameraStand(HERE, 12, new CameraAttitude(40, -30, 0), 1, 0.3, 1, 0.5)),
                    Origin.REPLAYED,
                    Optional.empty(),
                    true,
                    false))),
        new WireMessage.Attend(
            List.of(new Ring(List.of(HERE, new LatLon(30.6, 114.3), new LatLon(30.6, 114.4)))),
            List.of(new HeatPlace("grill-1", HERE, 4))),
        new WireMessage.Mask(
            List.of(
                new PrivacyZone("flats", List.of(HERE, new LatLon(30.501, 114.3)), false, 3, 18))),
        new WireMessage.PoseFeed(
            List.of(
                new Pose(
                    new DroneId("d1"),
                    AT,
                    HERE,
                    80,
                    30,
                    1,
                    -2,
                    90,
                    new Enu(8, 0, 0),
                    Optional.of(new CameraAttitude(10, -40, 0)),
                    1.5,
                    3))),
        new WireMessage.Live(CAMERA, true),
        new WireMessage.Mark("m1", CAMERA, AT, new PixelBox(1, 2, 3, 4), "li", "smoke"),
        new WireMessage.MarkRefused("m1", "that picture is no longer at hand"),
        new WireMessage.Ack(List.of("w1-crowd-7-1")),
        new WireMessage.Sighted(sighting),
        new WireMessage.Cells(
            new CellReport(
                "w1-c-1",
                CAMERA,
                Origin.SIMULATED,
                AT,
                HERE,
                4,
                List.of(new Cell(3, -2, 25, 1.6, 0.2, true)),
                61,
                Optional.empty())),
        new WireMessage.Stream(
            new StreamHealth(
                CAMERA,
                StreamHealth.State.RUNNING,
                "",
                ClockQuality.SYNCHRONISED,
                0.01,
                "ffmpeg",
                "h264",
                100,
                99,
                99,
                90,
                8,
                300,
                1.2,
                0,
                Optional.of(AT),
                Optional.empty())),
        new WireMessage.Ground(new Footprint(CAMERA, AT, List.of(HERE))),
        new WireMessage.StillMissing(List.of("cd34")),
        new WireMessage.ClipsWanted(List.of(new ClipWish("clip-a-1", CAMERA, AT, 5, 5))),
        new WireMessage.ClipCut(
            new ClipReport(
                "clip-a-1",
                CAMERA,
                AT,
                Optional.of(
                    new ClipReport.Film(
                        "ef56",
                        1_234_567,
                        "h264",
                        1280,
                        720,
                        AT.minusSeconds(5),
                        AT.plusSeconds(4),
                        108,
                        0,
                        new TreeMap<>(Map.of(ClockQuality.SYNCHRONISED, 108)))),
                Optional.of(
                    new ClipReport.Trigger(
                        60, AT, "ab78", ClockQuality.SYNCHRONISED, 0.01, Optional.of(AT))),
                false,
                List.of(
                    new ClipReport.Gap(
                        AT.plusSeconds(4), AT.plusSeconds(5), "the stream was interrupted")),
                List.of("20261122T115930.000Z.mp4"),
                Optional.of(
                    new ClipReport.CameraPose(HERE, 30, new CameraAttitude(10, -40, 0), 1.5, 3)),
                Optional.empty(),
                List.of(MODEL),
                new TreeMap<>(Map.of("crowd.held", "3")))),
        new WireMessage.SendClip("ef56", 262_144));
  }

  @Test
  void everyMessageIsAsInTheGoldenFile() throws IOException {
    List<String> golden;
    try (InputStream in = WireTest.class.getResourceAsStream("protocol-1.jsonl")) {
      golden = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    List<WireMessage> messages = everyMessage();
    assertEquals(golden.size(), messages.size());
    for (int i = 0; i < golden.size(); i++) {
      assertEquals(golden.get(i), Json.write(messages.get(i)));
      assertEquals(messages.get(i), Json.read(golden.get(i), WireMessage.class));
    }
  }

  @Test
  void theGoldenFileHasEveryKindOfMessage() {
    assertEquals(
        List.of(WireMessage.class.getPermittedSubclasses()).size(),
        everyMessage().stream().map(Object::getClass).distinct().count());
  }

  @Test
  void unknownKeysAndKindsAreRefused() {
    assertTrue(
        assertThrows(
                BadDocument.class,
                () -> Json.read("{\"type\":\"refused\",\"why\":1}", WireMessage.class))
            .getMessage()
            .contains("unknown key 'why'"));
    assertThrows(BadDocument.class, () -> Json.read("{\"type\":\"party\"}", WireMessage.class));
    assertThrows(BadDocument.class, () -> Json.read("{", WireMessage.class));
  }

  @Test
  void secretsStayOutOfLogs() {
    assertFalse(everyMessage().toString().contains("secret"));
  }

  @Test
  void mediaFramesComeBackFromTheirBytes() {
    MediaFrame frame = MediaFrame.still("cd34", new byte[] {1, 2, 3});
    byte[] wire = frame.toBytes();
    byte[] unit = java.util.Arrays.copyOfRange(wire, 4, wire.length);
    assertEquals(frame, MediaFrame.parse(unit));
    assertThrows(BadDocument.class, () -> MediaFrame.parse(new byte[] {0}));
    assertThrows(BadDocument.class, () -> MediaFrame.parse(new byte[] {127, 0, 1}));
  }

  @Test
  void whatMovesIsAddedToAReportAndMayBeMissing() {
    CellReport still =
        new CellReport("c1", CAMERA, Origin.LIVE, AT, HERE, 4, List.of(), 0, Optional.empty());
    assertFalse(Json.write(still).contains("motion"), "as before");
    CellReport moving =
        still.with(
            new GroundMotion(
                List.of(new CellFlow(3, -2, 6, 0.6, -0.6, 0.2, 0.9)),
                List.of(new SeenVehicle(HERE, 0, 0, 0.3, 42))));
    assertEquals(moving, Json.read(Json.write(moving), CellReport.class));
    assertEquals(still, Json.read(Json.write(still), CellReport.class));
  }
}
