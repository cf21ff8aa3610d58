package io.skybeat.simulator.patrol;

import io.skybeat.analytics.AnalyticsConfig;
import io.skybeat.analytics.FrameWatch;
import io.skybeat.analytics.video.Frame;
import io.skybeat.analytics.video.FrameTime;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.core.wire.WireMessage;
import io.skybeat.simulator.camera.Palette;
import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.camera.PictureSource;
import io.skybeat.simulator.camera.Stage;
import io.skybeat.simulator.camera.ThermalRenderer;
import io.skybeat.simulator.camera.View;
import io.skybeat.simulator.camera.VisibleRenderer;
import io.skybeat.simulator.day.Eyes;
import io.skybeat.simulator.figures.Samples;
import io.skybeat.simulator.vehicle.VehicleLoop;
import io.skybeat.simulator.world.IncidentState;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.simulator.world.World;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Films the town from the drones' true poses and has the production analysis look at the pictures.
 * Pictures are not encoded: what a codec costs and spoils is not in it. A picture of which no part
 * is looked at is not drawn.
 */
final class PatrolEyes implements Eyes {
  /** From a picture to its analysis: as long as it takes live until the pose after it is there. */
  static final Duration DELAY = Duration.ofMillis(400);

  /** Lower than this a drone stands, or is about to. */
  private static final double AIRBORNE_M = 2;

  private final World world;
  private final Stage stage;
  private final FrameWatch watch;
  private final Eyes.Ground place;
  private final Duration every;
  private final SortedMap<CameraId, Film> films = new TreeMap<>();
  private final SortedMap<String, Duration> inView = new TreeMap<>();
  private final Samples analysisMs = new Samples();
  private Duration airborne = Duration.ZERO;
  private long frames;

  /** One camera's film. */
  private static final class Film {
    private final PictureSource source;
    private final Picture picture;
    private final ByteBuffer pixels;
    private final Lens lens;
    private VehicleLoop vehicle;

    Film(Stage stage, CameraAssignment camera) {
      lens = camera.lens().orElseThrow();
      source =
          camera.camera().spectrum() == Spectrum.THERMAL
              ? new ThermalRenderer(stage, lens, this::truth, Palette.WHITE_HOT)
              : new VisibleRenderer(stage, lens, this::truth);
      picture = new Picture(lens.widthPx(), lens.heightPx());
      pixels = ByteBuffer.allocateDirect(picture.bgr.length);
    }

    private TruePose truth(Instant at) {
      return vehicle.truth(at);
    }

    private ByteBuffer draw(Instant at) {
      source.draw(at, picture);
      pixels.clear();
      pixels.put(picture.bgr).flip();
      return pixels;
    }
  }

  PatrolEyes(
      World world, AnalyticsConfig config, Patrol.Nets nets, Eyes.Ground place, Duration every) {
    this.world = world;
    this.stage = new Stage(world);
    this.place = place;
    this.every = every;
    this.watch =
        new FrameWatch(
            config,
            nets.visible(),
            nets.thermal(),
            place.gridOrigin(),
            place.cellSizeM(),
            place.time());
  }

  @Override
  public Duration every() {
    return every;
  }

  @Override
  public void told(WireMessage message) {
    if (message instanceof WireMessage.Assign assign) {
      watch.assign(assign.cameras());
    } else if (message instanceof WireMessage.Attend attend) {
      watch.attend(attend.ground(), attend.heat());
    } else if (message instanceof WireMessage.PoseFeed feed) {
      watch.posed(feed.poses());
    }
  }

  @Override
  public Seen look(CameraAssignment camera, VehicleLoop vehicle) {
    Film film = films.computeIfAbsent(camera.camera(), id -> new Film(stage, camera));
    film.vehicle = vehicle;
    Instant at = place.time().now().minus(DELAY);
    TruePose pose = vehicle.truth(at);
    if (pose.position().up() < AIRBORNE_M) {
      return new Seen(java.util.List.of(), Optional.empty());
    }
    boolean visible = camera.camera().spectrum() == Spectrum.VISIBLE;
    airborne = visible ? airborne.plus(every) : airborne;
    note(at, new View(pose, film.lens), visible);
    frames++;
    Frame frame =
        Frame.drawnLater(
            () -> film.draw(at),
            film.lens.widthPx(),
            film.lens.heightPx(),
            new FrameTime(at, ClockQuality.SYNCHRONISED, 0, Optional.of(at), place.time().now()),
            frames);
    long begun = System.nanoTime();
    try (frame) {
      FrameWatch.Seen seen = watch.see(camera.camera(), frame);
      analysisMs.add((System.nanoTime() - begun) / 1e6);
      return new Seen(seen.sightings(), seen.cells());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a pose was waited for", e);
    }
  }

  /** Which incidents this camera could have found. */
  private void note(Instant at, View view, boolean visible) {
    double[] seen = new double[3];
    for (IncidentState one : world.at(at).incidents()) {
      boolean mine = (one.kind() == Kind.FIRE) != visible;
      if (mine
          && one.active()
          && view.project(one.east(), one.north(), 0.5, seen)
          && seen[0] >= 0
          && seen[0] < view.widthPx
          && seen[1] >= 0
          && seen[1] < view.heightPx) {
        inView.merge(one.id(), every, Duration::plus);
      }
    }
  }

  /** How long each incident was in a picture that could show it, while it went on. */
  SortedMap<String, Duration> inView() {
    return inView;
  }

  Duration airborne() {
    return airborne;
  }

  long frames() {
    return frames;
  }

  long tiles() {
    return watch.tiles();
  }

  /** Drawing and analysis of a picture on this machine, ms of the wall clock. */
  Samples analysisMs() {
    return analysisMs;
  }
}
