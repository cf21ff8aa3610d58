package io.skybeat.simulator.patrol;

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
import io.skybeat.core.sighting.CellFlow;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.camera.Stage;
import io.skybeat.simulator.camera.VisibleRenderer;
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
 * The drone hovers before the night market and films the drawn town: the shipped net, the tracker
 * and the squares' flows, held against how people truly walked.
 */
class MovingTownTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final DroneId DRONE = new DroneId("d1");
  private static final CameraId VISIBLE = new CameraId(DRONE, Spectrum.VISIBLE);
  private static final Lens WIDE = Lens.pinhole(45, 1280, 720);

  private final World world = new World(7, false, START);

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

  private List<CellReport> film(Enu eye, CameraAttitude axis, int frames) throws Exception {
    List<CellReport> reports = new ArrayList<>();
    FilmTime time = new FilmTime(START);
    try (OnnxDetector sight = OnnxDetector.bundled();
        OnnxDetector warm = new OnnxDetector(Model.bundled(Model.THERMAL))) {
      FrameWatch watch =
          new FrameWatch(
              AnalyticsConfig.unconnected("w1"), sight, warm, world.frame().origin(), 4, time);
      watch.assign(List.of(camera(VISIBLE, WIDE)));
      VisibleRenderer town =
          new VisibleRenderer(
              new Stage(world), WIDE, at -> new TruePose(at, eye, Enu.ZERO, 0, 0, 0, axis));
      Picture picture = new Picture(1280, 720);
      ByteBuffer pixels = ByteBuffer.allocateDirect(picture.bgr.length);
      for (int i = 0; i < frames; i++) {
        Instant at = START.plusSeconds(60).plusMillis(250L * i);
        time.shows(at.plusMillis(50));
        watch.posed(
            List.of(
                new Pose(
                    DRONE,
                    at.plusMillis(10),
                    world.frame().toLatLon(eye),
                    80,
                    eye.up(),
                    0,
                    0,
                    0,
                    Enu.ZERO,
                    Optional.of(axis),
                    1.5,
                    3)));
        FrameTime when = new FrameTime(at, ClockQuality.SYNCHRONISED, 0, Optional.of(at), at);
        town.draw(at, picture);
        pixels.clear();
        pixels.put(picture.bgr).flip();
        try (Frame frame = Frame.ofBgr(pixels, 1280, 720, when, i)) {
          watch.see(VISIBLE, frame).cells().ifPresent(reports::add);
        }
      }
    }
    return reports;
  }

  @Test
  void flowsAreThoseThatPeopleTrulyWalk() throws Exception {
    List<CellReport> reports = film(new Enu(80, 20, 30), new CameraAttitude(0, -35, 0), 36);
    CellReport last = reports.get(reports.size() - 1);
    int squares = 0;
    int moving = 0;
    int within = 0;
    double sum = 0;
    for (CellFlow flow : last.motion().orElseThrow().flows()) {
      List<Enu> truth = truth(last.frameAt(), flow.column(), flow.row());
      if (truth.isEmpty()) {
        continue;
      }
      Enu told = new Enu(flow.eastMps(), flow.northMps(), 0);
      double off = truth.stream().mapToDouble(v -> v.minus(told).horizontal()).min().orElseThrow();
      squares++;
      moving += told.horizontal() > 0.5 ? 1 : 0;
      within += off <= 2 * StrictMath.sqrt(2) * flow.sigmaMps() ? 1 : 0;
      sum += off;
    }
    String found = squares + " squares, " + moving + " move, mean error " + sum / squares;
    assertTrue(squares >= 15, found);
    assertTrue(moving >= 3, found);
    assertTrue(sum / squares < 0.35, found);
    assertTrue(within >= 0.85 * squares, within + " within twice the error of " + found);
  }

  /** True velocities over the last second of those in a square, and their median. */
  private List<Enu> truth(Instant at, int column, int row) {
    List<Person> now = world.at(at).people();
    List<Person> before = world.at(at.minusSeconds(1)).people();
    List<Enu> all = new ArrayList<>();
    for (Person one : now) {
      if (Math.floor(one.east() / 4) == column && Math.floor(one.north() / 4) == row) {
        Person then = before.get(one.id());
        all.add(new Enu(one.east() - then.east(), one.north() - then.north(), 0));
      }
    }
    if (all.isEmpty()) {
      return all;
    }
    double[] east = all.stream().mapToDouble(Enu::east).sorted().toArray();
    double[] north = all.stream().mapToDouble(Enu::north).sorted().toArray();
    // Not everybody in a square is followed: one of them, or their median, is what is told.
    all.add(new Enu(east[east.length / 2], north[north.length / 2], 0));
    return all;
  }
}
