package io.skybeat.simulator.patrol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.AnalyticsConfig;
import io.skybeat.analytics.FrameWatch;
import io.skybeat.analytics.onnx.Model;
import io.skybeat.analytics.onnx.OnnxDetector;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameTime;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.simulator.camera.Palette;
import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.camera.Stage;
import io.skybeat.simulator.camera.ThermalRenderer;
import io.skybeat.simulator.world.Person;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.simulator.world.World;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A power cut: the visible camera films black, the shipped thermal net looks at the drawn town, and
 * the drone hovers before the night market's crowd.
 */
class DarkTownTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final DroneId DRONE = new DroneId("d1");
  private static final CameraId VISIBLE = new CameraId(DRONE, Spectrum.VISIBLE);
  private static final CameraId THERMAL = new CameraId(DRONE, Spectrum.THERMAL);
  private static final Lens WIDE = Lens.pinhole(45, 1280, 720);
  private static final Lens WARM = Lens.pinhole(45, 640, 512);
  private static final Enu EYE = new Enu(80, 20, 30);
  private static final CameraAttitude AXIS = new CameraAttitude(0, -35, 0);
  private static final int FRAMES = 32;

  private final FilmTime time = new FilmTime(START);
  private final World world = new World(7, false, START);
  private final List<CellReport> visible = new ArrayList<>();
  private final List<CellReport> thermal = new ArrayList<>();
  private final List<Sighting> sightings = new ArrayList<>();

  private static CameraAssignment camera(CameraId id, Lens lens) {
    return new CameraAssignment(
        id,
        "rtsp://127.0.0.1/" + id,
        "tcp",
        Optional.empty(),
        Optional.empty(),
        Optional.of(lens),
        true,
        Optional.empty(),
        Origin.SIMULATED,
        Optional.empty(),
        true,
        false);
  }

  private static Instant at(int frame) {
    return START.plusSeconds(60).plusMillis(250L * frame);
  }

  private void film(FrameWatch watch) throws InterruptedException {
    ThermalRenderer town =
        new ThermalRenderer(
            new Stage(world),
            WARM,
            at -> new TruePose(at, EYE, Enu.ZERO, 0, 0, 0, AXIS),
            Palette.WHITE_HOT);
    Picture picture = new Picture(640, 512);
    ByteBuffer warm = ByteBuffer.allocateDirect(picture.bgr.length);
    ByteBuffer black = ByteBuffer.allocateDirect(3 * 1280 * 720);
    for (int i = 0; i < FRAMES; i++) {
      Instant at = at(i);
      time.shows(at.plusMillis(50));
      watch.posed(
          List.of(
              new Pose(
                  DRONE,
                  at.plusMillis(10),
                  world.frame().toLatLon(EYE),
                  80,
                  EYE.up(),
                  0,
                  0,
                  0,
                  Enu.ZERO,
                  Optional.of(AXIS),
                  1.5,
                  3)));
      FrameTime taken = new FrameTime(at, ClockQuality.SYNCHRONISED, 0, Optional.of(at), at);
      try (Frame frame = Frame.ofBgr(black, 1280, 720, taken, i)) {
        watch.see(VISIBLE, frame).cells().ifPresent(visible::add);
      }
      town.draw(at, picture);
      warm.clear();
      warm.put(picture.bgr).flip();
      try (Frame frame = Frame.ofBgr(warm, 640, 512, taken, i)) {
        FrameWatch.Seen seen = watch.see(THERMAL, frame);
        seen.cells().ifPresent(thermal::add);
        sightings.addAll(seen.sightings());
      }
    }
  }

  @Test
  void theThermalEyeCountsWhenTheLightsAreOut() throws Exception {
    try (OnnxDetector eye = OnnxDetector.bundled();
        OnnxDetector warmEye = new OnnxDetector(Model.bundled(Model.THERMAL))) {
      FrameWatch watch =
          new FrameWatch(
              AnalyticsConfig.unconnected("w1"), eye, warmEye, world.frame().origin(), 4, time);
      watch.assign(List.of(camera(VISIBLE, WIDE), camera(THERMAL, WARM)));
      film(watch);
    }
    assertTrue(thermal.size() >= 3, "reports: " + thermal.size());
    Instant first = thermal.get(0).frameAt();
    assertTrue(
        visible.stream().noneMatch(report -> report.frameAt().isAfter(first.plusMillis(300))),
        "what the visible eye does not see must not stand as empty");
    CellReport last = thermal.get(thermal.size() - 1);
    double densest = last.cells().stream().mapToDouble(c -> c.personsPerM2()).max().orElseThrow();
    assertEquals(trulyDensest(last), densest, 1.2);
    Sighting crowd =
        sightings.stream().filter(s -> s.kind() == Kind.CROWD).findFirst().orElseThrow();
    assertTrue(crowd.why().endsWith("seen by the thermal camera"), crowd.why());
    assertTrue(crowd.atLeast());
    assertEquals("thermal-centre", crowd.model().name());
  }

  private double trulyDensest(CellReport report) {
    return report.cells().stream()
        .mapToDouble(
            cell ->
                world.at(report.frameAt()).people().stream()
                        .filter(p -> in(p, cell.column(), cell.row()))
                        .count()
                    / 16.0)
        .max()
        .orElseThrow();
  }

  private static boolean in(Person person, int column, int row) {
    return Math.floor(person.east() / 4) == column && Math.floor(person.north() / 4) == row;
  }
}
