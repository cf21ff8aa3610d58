package io.skybeat.simulator.day;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.sighting.StillRef;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.simulator.vehicle.VehicleLoop;
import io.skybeat.simulator.vehicle.flight.Drift;
import io.skybeat.simulator.world.Rect;
import io.skybeat.simulator.world.TruePose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Claims what analytics would claim of the town without looking at pixels: what is in the picture
 * is seen, with misses, misplaced by some metres, miscounted by a share, and only after it held
 * over several looks.
 */
final class TruthDetector implements Eyes {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final ModelRef MODEL = new ModelRef("truth", "1", "");
  private static final double CELL_M = 4;
  private static final double MISSED = 0.15;
  private static final double MISPLACED_M = 1.6;
  private static final double CE90_M = 5;
  private static final double MISCOUNTED = 0.12;
  private static final int HELD_LOOKS = 3;
  private static final Duration LOST_AFTER = Duration.ofSeconds(6);

  private final TownDay town;
  private final LocalFrame frame;
  private final Site site;
  private final SplittableRandom random;
  private final SortedMap<String, Track> tracks = new TreeMap<>();
  private long claims;

  private record Track(String id, Instant first, Instant last, int looks) {}

  TruthDetector(TownDay town, Site site, SplittableRandom random) {
    this.town = town;
    this.site = site;
    this.frame = site.frame();
    this.random = random;
  }

  @Override
  public Duration every() {
    return LOOK_EVERY;
  }

  @Override
  public Seen look(CameraAssignment camera, VehicleLoop vehicle) {
    TruePose pose = vehicle.truth();
    boolean counts = camera.camera().spectrum() == Spectrum.VISIBLE;
    return new Seen(sightings(camera, pose), counts ? cells(camera, pose) : Optional.empty());
  }

  /** What the camera claims to see from {@code pose}. */
  private List<Sighting> sightings(CameraAssignment camera, TruePose pose) {
    Sight sight = new Sight(pose, camera.lens().orElseThrow());
    boolean thermal = camera.camera().spectrum() == Spectrum.THERMAL;
    List<Sighting> seen = new ArrayList<>();
    for (Happening one : town.happenings()) {
      boolean visible =
          one.on(pose.at())
              && (one.kind() == Kind.FIRE) == thermal
              && sight.holds(one.east(), one.north())
              && random.nextDouble() >= MISSED;
      if (visible) {
        Track track = follow(camera.camera(), one, pose.at());
        if (track.looks() >= HELD_LOOKS) {
          seen.add(claim(camera, one, track, pose.at()));
        }
      }
    }
    return seen;
  }

  private Track follow(CameraId camera, Happening one, Instant at) {
    String key = camera + " " + one.id();
    Track before = tracks.get(key);
    boolean anew = before == null || before.last().plus(LOST_AFTER).isBefore(at);
    Track now =
        anew
            ? new Track("t-" + camera + "-" + one.id() + "-" + at.toEpochMilli(), at, at, 1)
            : new Track(before.id(), before.first(), at, before.looks() + 1);
    tracks.put(key, now);
    return now;
  }

  private Sighting claim(CameraAssignment camera, Happening one, Track track, Instant at) {
    claims++;
    int count = one.kind() == Kind.CROWD ? (int) (one.personsPerM2() * 3 * one.radiusM()) + 1 : 1;
    return new Sighting(
        "s-" + track.id() + "-" + track.looks(),
        track.id(),
        camera.camera(),
        camera.sortie(),
        camera.origin(),
        one.kind(),
        at,
        track.first(),
        ClockQuality.SYNCHRONISED,
        Optional.of(new Place(frame.toLatLon(misplaced(one)), CE90_M)),
        Optional.empty(),
        List.of(new PixelBox(500, 300, 60, 80)),
        count,
        one.kind() == Kind.CROWD,
        0.5 + 0.5 * random.nextDouble(),
        "really there: " + one.id(),
        Optional.empty(),
        MODEL,
        Optional.of(new StillRef("%064x".formatted(claims), 20_000, "image/jpeg")));
  }

  private Enu misplaced(Happening one) {
    return new Enu(
        one.east() + MISPLACED_M * Drift.gaussian(random),
        one.north() + MISPLACED_M * Drift.gaussian(random),
        0);
  }

  /** Persons in the squares of the watched places that are in the picture. */
  private Optional<CellReport> cells(CameraAssignment camera, TruePose pose) {
    Sight sight = new Sight(pose, camera.lens().orElseThrow());
    List<Happening> crowds =
        town.happenings().stream()
            .filter(one -> one.kind() == Kind.CROWD && one.on(pose.at()))
            .toList();
    List<Cell> cells = new ArrayList<>();
    double persons = 0;
    for (Site.Watched place : site.places()) {
      Rect ground = place.ground();
      int lastColumn = (int) Math.ceil(ground.east() / CELL_M);
      int lastRow = (int) Math.ceil(ground.north() / CELL_M);
      for (int column = (int) Math.floor(ground.west() / CELL_M); column < lastColumn; column++) {
        for (int row = (int) Math.floor(ground.south() / CELL_M); row < lastRow; row++) {
          double east = (column + 0.5) * CELL_M;
          double north = (row + 0.5) * CELL_M;
          if (sight.holds(east, north)) {
            Cell cell = cell(column, row, density(crowds, east, north));
            cells.add(cell);
            persons += cell.persons();
          }
        }
      }
    }
    if (cells.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CellReport(
            "c-" + camera.camera() + "-" + pose.at().toEpochMilli(),
            camera.camera(),
            camera.origin(),
            pose.at(),
            site.origin(),
            CELL_M,
            cells,
            (int) Math.round(persons),
            Optional.empty()));
  }

  private static double density(List<Happening> crowds, double east, double north) {
    double most = 0.08;
    for (Happening crowd : crowds) {
      double de = crowd.east() - east;
      double dn = crowd.north() - north;
      if (de * de + dn * dn <= crowd.radiusM() * crowd.radiusM()) {
        most = Math.max(most, crowd.personsPerM2());
      }
    }
    return most;
  }

  private Cell cell(int column, int row, double truth) {
    double told = truth * Math.max(0, 1 + MISCOUNTED * (2 * random.nextDouble() - 1));
    return new Cell(column, row, told * CELL_M * CELL_M, told, 0.1 * told, told > 1);
  }
}
