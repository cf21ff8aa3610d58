package io.skybeat.simulator.bench;

import io.skybeat.analytics.vision.CameraScale;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Lens;
import io.skybeat.simulator.camera.Palette;
import io.skybeat.simulator.camera.PictureSource;
import io.skybeat.simulator.camera.Stage;
import io.skybeat.simulator.camera.ThermalRenderer;
import io.skybeat.simulator.camera.VisibleRenderer;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.simulator.world.World;
import java.time.Instant;

/**
 * The drone over the night market's look point, with a crowd and a fire in the town: the busiest
 * view of the patrol. Stands still; people and noise move.
 */
final class LookPoint {
  /** Seed of the demo's default town. */
  static final long SEED = 1;

  private static final Instant EVENING = Instant.parse("2026-01-01T12:00:00Z");
  private static final long INTO_THE_RUN_S = 60;
  private static final double HEIGHT_M = 30;
  private static final double HFOV_DEG = 45;
  static final Enu HERE = new Enu(60, 38, HEIGHT_M);
  private static final Enu TARGET = new Enu(60, 72, 0);
  static final double PITCH_DEG =
      -StrictMath.toDegrees(StrictMath.atan2(HEIGHT_M, TARGET.north() - HERE.north()));

  static final Lens VISIBLE = Lens.pinhole(HFOV_DEG, 1280, 720);
  static final Lens THERMAL = Lens.pinhole(HFOV_DEG, 640, 512);

  private final Stage stage = new Stage(new World(SEED, false, EVENING));

  PictureSource visible() {
    return new VisibleRenderer(stage, VISIBLE, LookPoint::pose);
  }

  PictureSource thermal() {
    return new ThermalRenderer(stage, THERMAL, LookPoint::pose, Palette.WHITE_HOT);
  }

  /** When the {@code number}th picture of a film of ten a second is taken. */
  static Instant moment(int number) {
    return EVENING.plusSeconds(INTO_THE_RUN_S).plusMillis(100L * number);
  }

  /** How tall persons are in the visible picture, as the analysis knows it from the pose. */
  static CameraScale scale() {
    return CameraScale.of(HEIGHT_M, PITCH_DEG, HFOV_DEG, VISIBLE.widthPx(), VISIBLE.heightPx());
  }

  private static TruePose pose(Instant at) {
    return new TruePose(at, HERE, new Enu(0, 0, 0), 0, 0, 0, new CameraAttitude(0, PITCH_DEG, 0));
  }
}
