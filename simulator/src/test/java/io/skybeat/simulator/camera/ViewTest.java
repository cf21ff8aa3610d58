package io.skybeat.simulator.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Lens;
import io.skybeat.simulator.world.TruePose;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final Lens LENS = Lens.pinhole(45, 1280, 720);
  private static final double FOCAL_PX = 640 / Math.tan(Math.toRadians(22.5));

  static TruePose pose(double e, double n, double u, double yaw, double pitch, double roll) {
    CameraAttitude camera = new CameraAttitude(yaw, pitch, roll);
    return new TruePose(Instant.EPOCH, new Enu(e, n, u), Enu.ZERO, 0, 0, 0, camera);
  }

  @Test
  void theAxisMeetsTheMiddle() {
    double[] at = new double[3];
    assertTrue(new View(pose(0, 0, 30, 0, -45, 0), LENS).project(0, 30, 0, at));
    assertEquals(640, at[0], 1e-9);
    assertEquals(360, at[1], 1e-9);
    assertEquals(30 * Math.sqrt(2), at[2], 1e-9);
    assertTrue(new View(pose(5, 7, 20, 90, -30, 0), LENS).project(5 + 20 * Math.sqrt(3), 7, 0, at));
    assertEquals(640, at[0], 1e-9);
    assertEquals(360, at[1], 1e-9);
  }

  @Test
  void eastIsRightWhenLookingNorthAndFartherIsHigher() {
    View view = new View(pose(0, 0, 30, 0, -45, 0), LENS);
    double[] at = new double[3];
    view.project(1, 30, 0, at);
    assertEquals(640 + FOCAL_PX / (30 * Math.sqrt(2)), at[0], 1e-9);
    assertEquals(360, at[1], 1e-9);
    view.project(0, 40, 0, at);
    // 8.1301 degrees above the axis: atan(40/30) - 45 degrees.
    assertEquals(360 - FOCAL_PX * Math.tan(Math.atan2(40, 30) - Math.PI / 4), at[1], 1e-9);
  }

  @Test
  void aCameraRolledClockwiseSeesTheWorldTurnedTheOtherWay() {
    double[] level = new double[3];
    double[] rolled = new double[3];
    new View(pose(0, 0, 30, 0, -45, 0), LENS).project(4, 30, 0, level);
    new View(pose(0, 0, 30, 0, -45, 90), LENS).project(4, 30, 0, rolled);
    assertEquals(640, rolled[0], 1e-9);
    assertEquals(360 - (level[0] - 640), rolled[1], 1e-9);
  }

  @Test
  void pixelsAndGroundPointsAreEachOthersInverse() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      View view =
          new View(
              pose(
                  random.nextDouble() * 200,
                  random.nextDouble() * 200,
                  10 + 50 * random.nextDouble(),
                  random.nextDouble() * 360,
                  -35 - 55 * random.nextDouble(),
                  random.nextDouble() * 8 - 4),
              LENS);
      double x = random.nextDouble() * 1280;
      double y = random.nextDouble() * 720;
      Enu ground = view.ground(x, y);
      double[] at = new double[3];
      assertTrue(view.project(ground.east(), ground.north(), 0, at));
      assertEquals(x, at[0], 1e-6);
      assertEquals(y, at[1], 1e-6);
    }
  }

  @Test
  void whatLiesBehindIsNotInThePicture() {
    View view = new View(pose(0, 0, 30, 0, -30, 0), LENS);
    assertFalse(view.project(0, -60, 0, new double[3]));
    assertEquals(null, new View(pose(0, 0, 30, 0, 0, 0), LENS).ground(640, 300));
  }

  @Test
  void aLensWithDistortionIsRefused() {
    Lens bent = new Lens(45, 1280, 720, 0.1, 0, 0, 0, 0);
    assertThrows(IllegalArgumentException.class, () -> new View(pose(0, 0, 9, 0, 0, 0), bent));
  }
}
