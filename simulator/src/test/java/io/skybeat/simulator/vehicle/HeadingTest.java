package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.heading.GreyPicture;
import io.skybeat.analytics.heading.HeadingFinding;
import io.skybeat.analytics.heading.HeadingWatch;
import io.skybeat.analytics.locating.ErrorBudget;
import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.Locator;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Lens;
import io.skybeat.simulator.camera.Palette;
import io.skybeat.simulator.camera.Picture;
import io.skybeat.simulator.camera.PictureSource;
import io.skybeat.simulator.camera.ThermalRenderer;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.simulator.world.World;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thermal pictures of a flight past the night market, and a compass that is wrong. */
class HeadingTest {
  private static final Lens LENS = Lens.pinhole(45, 640, 512);
  private static final World WORLD = new World(7, true, BenchClock.START);
  private static final Enu TARGET = new Enu(70, 72, 0);

  private TruePose now;
  private final PictureSource camera =
      new ThermalRenderer(WORLD, LENS, at -> now, Palette.WHITE_HOT);
  private final Picture picture = new Picture(LENS.widthPx(), LENS.heightPx());
  private final ByteBuffer pixels = ByteBuffer.allocateDirect(picture.bgr.length);
  private final Locator locator = new Locator(WORLD.frame(), LENS, ErrorBudget.DEFAULT);

  /** What is found in {@code frames} frames, five a second, at {@code speedMps} eastwards. */
  private List<HeadingFinding> fly(int frames, double speedMps, double errorDeg, Enu jump) {
    HeadingWatch watch = new HeadingWatch();
    List<HeadingFinding> found = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      Instant at = BenchClock.START.plusMillis(20_000 + 200L * i);
      Enu eye = new Enu(45 + speedMps * 0.2 * i, 36, 30);
      Enu to = TARGET.minus(eye);
      double yawDeg = StrictMath.toDegrees(StrictMath.atan2(to.east(), to.north()));
      double pitchDeg = StrictMath.toDegrees(StrictMath.atan2(to.up(), to.horizontal()));
      CameraAttitude axis = new CameraAttitude(yawDeg, pitchDeg, 0);
      Enu velocity = new Enu(speedMps, 0, 0);
      now = new TruePose(at, eye, velocity, 0, 0, yawDeg, axis);
      camera.draw(at, picture);
      pixels.clear().put(picture.bgr);
      Enu told = eye.plus(jump.times((double) i / frames));
      FramePose pose =
          new FramePose(
              at,
              WORLD.frame().toLatLon(new Enu(told.east(), told.north(), 0)),
              30,
              new CameraAttitude(yawDeg + errorDeg, pitchDeg, 0),
              velocity,
              0,
              0,
              1.5,
              3,
              0);
      GreyPicture grey = GreyPicture.of(pixels, LENS.widthPx(), LENS.heightPx());
      watch
          .look(grey, pose, locator.projection(pose, LENS.widthPx(), LENS.heightPx()))
          .ifPresent(found::add);
    }
    return found;
  }

  @Test
  void theGroundsDriftTellsTheCompassError() {
    for (double errorDeg : new double[] {-6, 0, 6}) {
      List<HeadingFinding> found = fly(26, 8, errorDeg, new Enu(1, -2, 0));
      assertEquals(3, found.size(), "one a stretch");
      for (HeadingFinding one : found) {
        assertEquals(errorDeg, one.errorDeg(), 2, one.toString());
        assertTrue(one.sigmaDeg() > 1 && one.sigmaDeg() < 3, one.toString());
        assertTrue(one.corners() >= 8, one.toString());
      }
    }
  }

  @Test
  void whoHoversLearnsNothing() {
    assertTrue(fly(26, 0.5, 6, Enu.ZERO).isEmpty());
  }
}
