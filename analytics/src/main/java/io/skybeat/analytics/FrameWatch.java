package io.skybeat.analytics;

import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.TileBudget;
import io.skybeat.core.flight.Pose;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.CameraAssignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A worker's analysis without its streams, disk, network and threads: whoever has frames shows them
 * one after the other and is told what the worker would have claimed. Its clock may be a virtual
 * one. Not thread-safe.
 */
public final class FrameWatch {
  /**
   * What a frame led to.
   *
   * @param sightings without stills
   */
  public record Seen(List<Sighting> sightings, Optional<CellReport> cells) {
    static final Seen NOTHING = new Seen(List.of(), Optional.empty());

    public Seen {
      sightings = List.copyOf(sightings);
    }
  }

  private record Line(CameraContext context, FrameLine look) {}

  private final AnalyticsConfig config;
  private final Detector detector;
  private final Detector thermal;
  private final LocalFrame grid;
  private final double cellSizeM;
  private final Time time;
  private final TileBudget tiles;
  private final PoseBoard poses;
  private final SortedMap<CameraId, Line> lines = new TreeMap<>();
  private long tilesBefore;
  private List<Ring> attended = List.of();
  private List<HeatPlace> registeredHeat = List.of();
  private List<PrivacyZone> zones = List.of();

  /**
   * @param detector persons and vehicles in visible pictures; stays the caller's
   * @param thermal the same in thermal pictures; stays the caller's
   * @param gridOrigin of the station's grid
   * @param cellSizeM side of its cells
   * @param time on which the tile budget is spent
   */
  public FrameWatch(
      AnalyticsConfig config,
      Detector detector,
      Detector thermal,
      LatLon gridOrigin,
      double cellSizeM,
      Time time) {
    this.config = config;
    this.detector = detector;
    this.thermal = thermal;
    this.grid = new LocalFrame(gridOrigin);
    this.cellSizeM = cellSizeM;
    this.time = time;
    this.tiles = new TileBudget(config.detector().tilesPerSecond());
    this.poses = new PoseBoard(time);
  }

  /** Takes these cameras from now on, and keeps what was known of those it had. */
  public void assign(List<CameraAssignment> cameras) {
    Map<CameraId, Line> before = new TreeMap<>(lines);
    lines.clear();
    for (CameraAssignment camera : cameras) {
      Line known = before.get(camera.camera());
      if (known != null) {
        known.context().assign(camera);
      }
      lines.put(camera.camera(), known != null ? known : line(camera));
    }
    before.keySet().removeAll(lines.keySet());
    before.values().forEach(line -> tilesBefore += line.look().tiles());
  }

  private Line line(CameraAssignment camera) {
    CameraContext context =
        new CameraContext(
            camera,
            grid,
            cellSizeM,
            poses,
            () -> attended,
            () -> registeredHeat,
            () -> zones,
            config);
    return new Line(
        context,
        camera.camera().spectrum() == Spectrum.THERMAL
            ? new ThermalLine(context, thermal, time)
            : new VisibleLine(context, detector, tiles, time));
  }

  /** Ground that deserves attention, and the heat that is registered. */
  public void attend(List<Ring> ground, List<HeatPlace> heat) {
    attended = List.copyOf(ground);
    registeredHeat = List.copyOf(heat);
  }

  /** What no picture may show. */
  public void mask(List<PrivacyZone> said) {
    zones = List.copyOf(said);
  }

  /** The drones' poses as the station tells them. */
  public void posed(List<Pose> newest) {
    poses.add(newest);
  }

  /**
   * Looks at a frame, whose reference stays the caller's. The pose after it should have been told:
   * else this waits for it on the real clock, as a worker does.
   */
  public Seen see(CameraId camera, Frame frame) throws InterruptedException {
    Line line = lines.get(camera);
    if (line == null || !line.context().assignment().analyse()) {
      return Seen.NOTHING;
    }
    PoseAnswer pose = line.context().pose(frame);
    Look look = line.look().look(frame, pose);
    CameraAssignment assignment = line.context().assignment();
    List<Sighting> sightings = new ArrayList<>();
    for (Look.Told told : look.told()) {
      sightings.add(
          SightingDesk.sighting(
              config.worker(),
              frame,
              told.claim(),
              told.model(),
              assignment,
              Optional.empty(),
              at -> Optional.empty()));
    }
    return new Seen(sightings, look.cells());
  }

  /** Detector tiles run so far, all cameras together. */
  public long tiles() {
    return tilesBefore + lines.values().stream().mapToLong(line -> line.look().tiles()).sum();
  }
}
