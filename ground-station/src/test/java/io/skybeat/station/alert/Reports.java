package io.skybeat.station.alert;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellFlow;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.GroundMotion;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.sighting.StillRef;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.AreaProfile;
import io.skybeat.missions.plan.KnownHeat;
import io.skybeat.missions.plan.Label;
import io.skybeat.missions.plan.Landmark;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Level;
import io.skybeat.station.ground.Flow;
import io.skybeat.station.ground.Movement;
import io.skybeat.station.ground.Traffic;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Judges reports and sightings as the desk would, in a 40 x 40 m market with one grill. */
final class Reports implements AlertRules.Surroundings {
  static final LatLon ORIGIN = new LatLon(30.5, 114.3);
  static final Instant T0 = Instant.parse("2026-11-22T05:00:00Z");
  static final CameraId CAMERA = new CameraId(new DroneId("d1"), Spectrum.VISIBLE);
  static final CameraId OTHER = new CameraId(new DroneId("d2"), Spectrum.VISIBLE);
  static final CameraId LOOSE = new CameraId(new DroneId("d3"), Spectrum.VISIBLE);
  private static final LocalFrame FRAME = new LocalFrame(ORIGIN);

  final AlertRules rules;
  final List<Fact> facts = new ArrayList<>();
  Alerts alerts = Alerts.NONE;
  AlertMemory memory = AlertMemory.NONE;
  boolean urgent;
  private int number;

  Reports() {
    Area market =
        new Area(
            "market",
            new Label("夜市", "Market"),
            AreaProfile.STREET_MARKET,
            AreaProfile.STREET_MARKET.levels(),
            OptionalInt.empty(),
            new Ring(List.of(at(0, 0), at(40, 0), at(40, 40), at(0, 40))));
    KnownHeat grill =
        new KnownHeat(
            "grill", new Label("烤", "grill"), at(10, 10), 4, "office", LocalDate.of(2030, 1, 1));
    Landmark stall = new Landmark("stall-1", new Label("一号摊", "Stall 1"), at(30, 30), 1.5);
    TreeMap<CameraId, Integer> limits = new TreeMap<>();
    limits.put(LOOSE, 4);
    rules = new AlertRules(new AlertTerms(List.of(market), List.of(grill), List.of(stall), limits));
  }

  static LatLon at(double eastM, double northM) {
    return FRAME.toLatLon(new Enu(eastM, northM, 0));
  }

  /** A report with density {@code density} in squares (5,5) and (6,5), zero around. */
  List<Fact> pair(double second, double density) {
    return cells(CAMERA, second, List.of(cell(5, 5, density), cell(6, 5, density), cell(2, 2, 0)));
  }

  static Cell cell(int column, int row, double density) {
    return new Cell(column, row, density * 16, density, 0.1, false);
  }

  List<Fact> cells(CameraId camera, double second, List<Cell> cells) {
    return judge(
        new CellReport(
            "r" + number++,
            camera,
            Origin.SIMULATED,
            time(second),
            ORIGIN,
            4,
            cells,
            10,
            Optional.empty()));
  }

  /** A report in which people move, and around which vehicles may queue. */
  List<Fact> flowing(double second, List<CellFlow> flows, List<Cell> cells) {
    seenAt = time(second);
    return judge(
        new CellReport(
            "r" + number++,
            CAMERA,
            Origin.SIMULATED,
            seenAt,
            ORIGIN,
            4,
            cells,
            10,
            Optional.empty(),
            Optional.of(new GroundMotion(flows, List.of()))));
  }

  List<Fact> unplaced(double second, int persons) {
    return judge(
        new CellReport(
            "r" + number++,
            LOOSE,
            Origin.SIMULATED,
            time(second),
            ORIGIN,
            4,
            List.of(),
            persons,
            Optional.of("no calibration")));
  }

  private List<Fact> judge(CellReport report) {
    return take(rules.cells(report.frameAt().plusMillis(300), report, alerts, memory, this));
  }

  List<Fact> sees(Sighting sighting) {
    Instant at = sighting.frameAt().plusMillis(300);
    memory = memory.evolve(new Fact.SightingKept(at, Actor.machine("camera"), "", sighting));
    return take(rules.sighted(at, sighting, alerts, memory, this));
  }

  private List<Fact> take(Judged judged) {
    for (Fact fact : judged.facts()) {
      alerts = alerts.evolve(fact);
      memory = memory.evolve(fact);
    }
    facts.addAll(judged.facts());
    urgent = judged.urgent();
    return judged.facts();
  }

  Sighting sighting(
      Kind kind, CameraId camera, String track, double second, Optional<Place> place) {
    return sighting(kind, camera, track, second, place, 1, "ab".repeat(32));
  }

  Sighting sighting(
      Kind kind,
      CameraId camera,
      String track,
      double second,
      Optional<Place> place,
      int count,
      String still) {
    return new Sighting(
        "s" + number++,
        track,
        camera,
        Optional.empty(),
        Origin.SIMULATED,
        kind,
        time(second),
        time(second - 5),
        ClockQuality.SYNCHRONISED,
        place,
        place.isPresent() ? Optional.empty() : Optional.of("no calibration"),
        List.of(),
        count,
        false,
        0.9,
        "held",
        kind == Kind.MARK ? Optional.of("li.wei") : Optional.empty(),
        new ModelRef("rule", "1", ""),
        Optional.of(new StillRef(still, 10, "image/jpeg")));
  }

  static Optional<Place> place(double eastM, double northM) {
    return Optional.of(new Place(at(eastM, northM), 6));
  }

  Level level() {
    return alerts.byId().isEmpty()
        ? Level.NONE
        : alerts.byId().get(alerts.byId().lastKey()).view().level();
  }

  static Instant time(double second) {
    return T0.plusMillis(Math.round(second * 1000));
  }

  /** What stands in line in the market. */
  Optional<Traffic.Queue> queue = Optional.empty();

  private Instant seenAt = T0;

  @Override
  public Optional<Movement> movement(String area, Origin origin) {
    Traffic traffic = new Traffic(Flow.UNKNOWN, 0, List.of(), queue);
    return Optional.of(
        new Movement(origin, seenAt, Flow.UNKNOWN, seenAt, CAMERA, Optional.empty(), traffic));
  }

  /** What is usual in the market; empty: not known. */
  Optional<AlertRules.Fullness> fullness = Optional.empty();

  @Override
  public Optional<AlertRules.Fullness> fullness(String area, Origin origin) {
    return fullness;
  }

  @Override
  public Optional<SortieId> sortie(CameraId camera) {
    return Optional.empty();
  }

  @Override
  public Optional<Place> near(CameraId camera) {
    return Optional.of(new Place(ORIGIN, 60));
  }
}
