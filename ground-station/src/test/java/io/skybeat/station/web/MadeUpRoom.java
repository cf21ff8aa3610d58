package io.skybeat.station.web;

import io.skybeat.core.flight.Battery;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Footprint;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.station.event.Phase;
import io.skybeat.station.room.CellView;
import io.skybeat.station.room.DroneView;
import io.skybeat.station.room.RoomPlan;
import io.skybeat.station.room.RoomView;
import io.skybeat.station.room.SortieView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A lively picture to look at the page with, and to test what carries it. */
final class MadeUpRoom {
  static final LocalFrame FRAME = new LocalFrame(new LatLon(30.5, 114.3));
  static final DroneId D1 = new DroneId("d1");
  static final DroneId D2 = new DroneId("d2");
  static final DroneId D3 = new DroneId("d3");
  static final CameraId VISIBLE = CameraId.parse("d1/visible");
  static final CameraId THERMAL = CameraId.parse("d1/thermal");

  static final CameraId VISIBLE_2 = CameraId.parse("d2/visible");

  private MadeUpRoom() {}

  static LatLon at(double east, double north) {
    return FRAME.toLatLon(new Enu(east, north, 0));
  }

  private static List<LatLon> box(double e0, double e1, double n0, double n1) {
    return List.of(at(e0, n0), at(e1, n0), at(e1, n1), at(e0, n1));
  }

  static RoomPlan plan() {
    List<double[]> route =
        List.of(
            new double[] {0, 0},
            new double[] {0, 40},
            new double[] {28, 105},
            new double[] {28, 38},
            new double[] {60, 38},
            new double[] {100, 38},
            new double[] {124, 15},
            new double[] {80, -10},
            new double[] {0, 0});
    return new RoomPlan(
        "demo",
        "0.1.0",
        at(50, 40),
        List.of(
            new RoomPlan.AreaShape(
                "night-market",
                "夜市",
                "Night market",
                box(40, 120, 60, 84),
                1.5,
                2,
                Optional.empty()),
            new RoomPlan.AreaShape(
                "bar-street",
                "酒吧街",
                "Bar street",
                box(140, 156, -20, 70),
                1.5,
                2,
                Optional.empty()),
            new RoomPlan.AreaShape(
                "square", "广场", "Square", box(40, 90, 110, 150), 0.8, 1, Optional.of(300)),
            new RoomPlan.AreaShape(
                "school-gate",
                "校门口",
                "School gate",
                box(-45, -15, 60, 84),
                1.5,
                2,
                Optional.empty()),
            new RoomPlan.AreaShape(
                "car-park", "停车场", "Car park", box(20, 70, -60, -30), 1.5, 2, Optional.empty())),
        List.of(new RoomPlan.SpotShape("grill-1", "烧烤摊位 1", "Grill 1", at(50, 63), 4)),
        List.of(
            new RoomPlan.SpotShape("a-5", "A5 摊位", "Stall A5", at(62, 62), 1.5),
            new RoomPlan.SpotShape("a-6", "A6 摊位", "Stall A6", at(67, 62), 1.5)),
        List.of(
            new RoomPlan.RouteShape(
                "first-patrol",
                route.stream().map(p -> new RoomPlan.LegPoint(at(p[0], p[1]), 30)).toList(),
                List.of(at(60, 72)))),
        List.of(
            new RoomPlan.CameraShape(VISIBLE, true, Optional.empty()),
            new RoomPlan.CameraShape(THERMAL, true, Optional.empty()),
            new RoomPlan.CameraShape(VISIBLE_2, false, Optional.of(40))),
        List.of(new RoomPlan.PilotShape("pilot-1", "Duty pilot", 3)),
        4);
  }

  /** The picture at {@code now} of a room that came to be at that moment. */
  static RoomView view(Instant now, long sequence) {
    return view(now, now, sequence, List.of());
  }

  /**
   * The picture at {@code now}.
   *
   * @param start when the made-up incidents have their age from
   * @param stills hashes of the pictures that the alerts show, in turn; may be empty
   */
  static RoomView view(Instant start, Instant now, long sequence, List<String> stills) {
    double turn = Duration.between(start, now).toMillis() / 20_000.0;
    LatLon here = at(60 + 40 * StrictMath.cos(turn), 38 + 12 * StrictMath.sin(turn));
    double heading = StrictMath.toDegrees(StrictMath.atan2(-StrictMath.sin(turn), 1)) + 180;
    return new RoomView(
        now,
        sequence,
        new RoomView.Health(true, "analytics-1 0.1.0", List.of(), 0, 0),
        List.of(
            drone(D1, now, here, 30.2, heading, 78, "AUTO", Optional.of("patrol-d1-1")),
            drone(D2, now, at(-10, 60), 24.8, 190, 27, "RTL", Optional.of("patrol-d2-1")),
            silent(now)),
        List.of(
            sortie("patrol-d1-1", D1, Phase.LOOKING, now, "flies its route"),
            sortie("patrol-d2-1", D2, Phase.RETURNING, now, "return ordered by li: battery")),
        MadeUpAlerts.all(start, stills),
        cells(now),
        List.of(
            new Footprint(VISIBLE, now, box(36, 88, 58, 98)),
            new Footprint(THERMAL, now, box(40, 84, 60, 92))),
        List.of(stream(VISIBLE, now), stream(THERMAL, now), stream(VISIBLE_2, now)),
        List.of("pilot-1"),
        List.of(MadeUpDay.report("patrol-d1-1", start)),
        MadeUpDay.operations(start),
        MadeUpSky.view(now),
        MadeUpGround.places(start));
  }

  private static DroneView drone(
      DroneId id,
      Instant now,
      LatLon where,
      double heightM,
      double headingDeg,
      double percent,
      String mode,
      Optional<String> sortie) {
    return new DroneView(
        id,
        Origin.SIMULATED,
        DroneView.Link.UP,
        Optional.of(now),
        Optional.of(where),
        heightM,
        heightM + 50,
        headingDeg,
        7.8,
        0,
        Optional.of(new CameraAttitude(0, -40, 0)),
        mode,
        true,
        "IN_AIR",
        new Battery(OptionalDouble.of(percent), OptionalDouble.of(22.9), OptionalDouble.of(14)),
        "3D fix, 14 satellites",
        true,
        true,
        sortie.map(SortieId::new),
        9,
        18,
        "Reached command #8",
        Optional.empty());
  }

  private static DroneView silent(Instant now) {
    return new DroneView(
        D3,
        Origin.SIMULATED,
        DroneView.Link.LOST,
        Optional.of(now.minusSeconds(95)),
        Optional.of(at(-6, -6)),
        0,
        50,
        0,
        0,
        0,
        Optional.empty(),
        "STABILIZE",
        false,
        "ON_GROUND",
        new Battery(OptionalDouble.of(64), OptionalDouble.empty(), OptionalDouble.empty()),
        "3D fix, 9 satellites",
        true,
        true,
        Optional.empty(),
        0,
        0,
        "",
        Optional.empty());
  }

  private static SortieView sortie(String id, DroneId drone, Phase phase, Instant now, String why) {
    return new SortieView(
        new SortieId(id),
        drone,
        "first-patrol",
        "pilot-1",
        Origin.SIMULATED,
        now.minusSeconds(80),
        phase,
        now.minusSeconds(60),
        why,
        false,
        8,
        18,
        Optional.of("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        Optional.of(now.minusSeconds(70)),
        Optional.empty(),
        phase == Phase.RETURNING
            ? Optional.of(
                new SortieView.OrderView("return", "li", "battery", now.minusSeconds(12), "SEEN"))
            : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Sighting sighting(String id, Instant at) {
    return new Sighting(
        id,
        "track-" + id,
        VISIBLE,
        Optional.of(new SortieId("patrol-d1-1")),
        Origin.SIMULATED,
        Kind.CROWD,
        at,
        at.minusSeconds(5),
        ClockQuality.SYNCHRONISED,
        Optional.of(new Place(at(72, 72), 6.4)),
        Optional.empty(),
        List.of(new PixelBox(500, 240, 290, 230)),
        61,
        true,
        0.9,
        "2.6 persons/m2",
        Optional.empty(),
        new ModelRef("crowd", "1", "0".repeat(64)),
        Optional.empty());
  }

  private static List<CellView> cells(Instant now) {
    List<CellView> cells = new ArrayList<>();
    for (int e = 0; e < 12; e++) {
      for (int n = 0; n < 6; n++) {
        double away = Math.hypot(e - 8.5, n - 2.5);
        double density = Math.max(0, 2.9 - away * 0.9) + (e * 7 + n * 3) % 5 * 0.05;
        cells.add(
            new CellView(
                at(42 + 4 * e, 62 + 4 * n),
                density * 16,
                e == 0 ? -1 : density,
                density > 1,
                VISIBLE,
                now.minusSeconds(e < 3 ? 240 : 1)));
      }
    }
    return cells;
  }

  /** {@code of}, but in another state. */
  static StreamHealth inState(StreamHealth of, StreamHealth.State state) {
    return stream(of.camera(), state, of.lastFrameAt().orElseThrow());
  }

  private static StreamHealth stream(CameraId camera, Instant now) {
    return stream(camera, StreamHealth.State.RUNNING, now);
  }

  private static StreamHealth stream(CameraId camera, StreamHealth.State state, Instant now) {
    return new StreamHealth(
        camera,
        state,
        state == StreamHealth.State.RUNNING ? "" : "one picture for 3 s",
        ClockQuality.SYNCHRONISED,
        0.01,
        "ffmpeg",
        "h264",
        700,
        700,
        700,
        690,
        9,
        800,
        1.1,
        0,
        Optional.of(now),
        Optional.of("seg-1.ts"));
  }
}
