package io.skybeat.analytics;

import io.skybeat.analytics.heading.GreyPicture;
import io.skybeat.analytics.heading.HeadingWatch;
import io.skybeat.analytics.judging.KnownHeat;
import io.skybeat.analytics.locating.ErrorBudget;
import io.skybeat.analytics.locating.FlightErrors;
import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.Locator;
import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.locating.ZoneCover;
import io.skybeat.analytics.locating.ZoneMask;
import io.skybeat.analytics.video.Frame;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.CameraStand;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.wire.CameraAssignment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one camera's line knows of the world: its assignment, the station's grid, the poses, the
 * attended ground. Assignment and attention may change between frames.
 */
final class CameraContext {
  /** How long a frame waits for the pose after it. */
  private static final long POSE_WAIT_MS = 150;

  /** Slower flight tells nothing of the heading. */
  private static final double LEAST_SPEED_MPS = 2;

  /** Farther from its origin the station's flat grid no longer measures metres. */
  private static final double GRID_REACH_M = 20_000;

  private final CameraId camera;
  private final LocalFrame grid;
  private final double cellSizeM;
  private final PoseBoard poses;
  private final Supplier<List<Ring>> attended;
  private final Supplier<List<HeatPlace>> registeredHeat;
  private final Supplier<List<PrivacyZone>> zones;
  private final AnalyticsConfig config;
  private final FlightErrors errors;
  private final Daylight daylight;
  private volatile CameraAssignment assignment;

  CameraContext(
      CameraAssignment assignment,
      LocalFrame grid,
      double cellSizeM,
      PoseBoard poses,
      Supplier<List<Ring>> attended,
      Supplier<List<HeatPlace>> registeredHeat,
      Supplier<List<PrivacyZone>> zones,
      AnalyticsConfig config) {
    this.camera = assignment.camera();
    this.assignment = assignment;
    this.grid = grid;
    this.cellSizeM = cellSizeM;
    this.poses = poses;
    this.attended = attended;
    this.registeredHeat = registeredHeat;
    this.zones = zones;
    this.config = config;
    this.daylight = poses.daylight(camera.drone());
    // A camera on a mast shares no compass with anybody.
    this.errors =
        assignment.stand().isPresent()
            ? new FlightErrors(surveyed(knownHeat()), budget())
            : poses.errors(camera.drone(), grid, surveyed(knownHeat()), config.locating());
  }

  CameraId camera() {
    return camera;
  }

  LocalFrame grid() {
    return grid;
  }

  double cellSizeM() {
    return cellSizeM;
  }

  AnalyticsConfig config() {
    return config;
  }

  CameraAssignment assignment() {
    return assignment;
  }

  void assign(CameraAssignment next) {
    assignment = next;
  }

  List<Ring> attended() {
    return attended.get();
  }

  /** The errors that no pose tells; of a camera that stands, as its calibration says. */
  ErrorBudget budget() {
    ErrorBudget flying = config.locating();
    return assignment
        .stand()
        .map(
            stand ->
                new ErrorBudget(
                    stand.positionSigmaM(),
                    stand.yawSigmaDeg(),
                    stand.pitchSigmaDeg(),
                    stand.heightSigmaM(),
                    0,
                    flying.pixelSigmaPx(),
                    flying.minDepressionDeg(),
                    flying.maxCe90M()))
        .orElse(flying);
  }

  /** Whether this camera is meant to be placed at all. */
  boolean posed() {
    CameraAssignment now = assignment;
    return (now.posed() || now.stand().isPresent()) && now.lens().isPresent();
  }

  /** The pose at the frame's own time, or why there is none. */
  PoseAnswer pose(Frame frame) throws InterruptedException {
    return poseAt(frame.at());
  }

  /** The pose at {@code at}, or why there is none. */
  PoseAnswer poseAt(Instant at) throws InterruptedException {
    CameraAssignment now = assignment;
    if (now.stand().isPresent() && now.lens().isPresent()) {
      return standing(now.stand().get(), at);
    }
    if (!now.posed()) {
      return PoseAnswer.none("recorded footage: no pose belongs to it");
    }
    if (now.lens().isEmpty()) {
      return PoseAnswer.none("the camera has no calibration");
    }
    return poses.at(camera.drone(), at, POSE_WAIT_MS);
  }

  private PoseAnswer standing(CameraStand stand, Instant at) {
    double awayM = grid.toEnu(stand.where()).horizontal();
    if (awayM > GRID_REACH_M) {
      return PoseAnswer.none(
          String.format(
              Locale.ROOT,
              "the camera stands %.0f km from the station's grid, over %.0f km",
              awayM / 1000,
              GRID_REACH_M / 1000));
    }
    return new PoseAnswer(
        Optional.of(
            new FramePose(
                at,
                stand.where(),
                stand.heightM(),
                stand.axis(),
                Enu.ZERO,
                0,
                0,
                stand.positionSigmaM(),
                stand.yawSigmaDeg(),
                0)),
        Optional.empty());
  }

  /** Places pixels of this camera; empty without calibration. */
  Optional<Locator> locator() {
    return assignment.lens().map(lens -> new Locator(grid, lens, budget()));
  }

  /**
   * What a frame taken at {@code pose} must not show. Without a pose nobody knows where that is, so
   * nothing may be shown; footage that is not of this town shows nothing of it.
   */
  ZoneCover cover(PoseAnswer pose, int widthPx, int heightPx) {
    List<PrivacyZone> now = zones.get();
    if (now.isEmpty() || !posed()) {
      return ZoneCover.NOTHING;
    }
    Optional<Locator> locator = locator();
    if (pose.pose().isEmpty() || locator.isEmpty()) {
      return ZoneCover.ALL;
    }
    ZoneMask mask = new ZoneMask(grid, locator.get(), errors.estimate());
    return mask.cover(now, pose.pose().get(), widthPx, heightPx);
  }

  /** Lets a frame tell of the heading, while that is worth its while. */
  void watchHeading(HeadingWatch watch, Frame frame, FramePose pose) {
    boolean moves = pose.velocityMps().horizontal() >= LEAST_SPEED_MPS;
    if (!moves || !watch.due(frame.at()) || !errors.headingUnsure() || locator().isEmpty()) {
      return;
    }
    int width = frame.widthPx();
    int height = frame.heightPx();
    watch
        .look(
            GreyPicture.of(frame.bgr(), width, height),
            pose,
            locator().get().projection(pose, width, height))
        .ifPresent(found -> errors.turned(found.at(), found.errorDeg(), found.sigmaDeg()));
  }

  /** What is wrong with the drone's poses; its cameras share it. */
  FlightErrors errors() {
    return errors;
  }

  /** What the drone's cameras tell each other of the light. */
  Daylight daylight() {
    return daylight;
  }

  /** Registered sources of heat are surveyed points: a grill stands somewhere on its pitch. */
  private static List<FlightErrors.Surveyed> surveyed(List<KnownHeat> known) {
    return known.stream()
        .map(heat -> new FlightErrors.Surveyed(heat.where(), heat.radiusM() / 8))
        .toList();
  }

  /** What the station's register explains today; it alone keeps owners and expiry. */
  List<KnownHeat> knownHeat() {
    return registeredHeat.get().stream()
        .map(h -> new KnownHeat(h.id(), grid.toEnu(h.where()), h.radiusM()))
        .toList();
  }

  /** True when the drone is too low for its pictures to be judged. */
  static boolean grounded(FramePose pose) {
    return pose.heightM() < 2;
  }
}
