package io.skybeat.analytics.locating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Lens;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProjectionTest {
  private static final Lens PLAIN = Lens.pinhole(45, 1280, 720);
  private static final Lens BENT = new Lens(70, 1280, 720, -0.28, 0.09, 0.001, -0.0007, -0.01);

  private static Projection at(Lens lens, Enu eye, double yaw, double pitch, double roll) {
    return new Projection(lens, 1280, 720, eye, new CameraAttitude(yaw, pitch, roll));
  }

  private static void near(Enu expected, Enu actual, double toleranceM) {
    assertTrue(
        expected.minus(actual).length() < toleranceM,
        () -> "expected " + expected + ", was " + actual);
  }

  @Test
  void theCentreLooksAlongTheAxis() {
    Enu eye = new Enu(10, -5, 30);
    Pixel centre = new Pixel(640, 360);
    near(new Enu(10, 25, 0), at(PLAIN, eye, 0, -45, 0).ground(centre).orElseThrow(), 1e-6);
    near(new Enu(40, -5, 0), at(PLAIN, eye, 90, -45, 0).ground(centre).orElseThrow(), 1e-6);
    near(new Enu(10, -5, 0), at(PLAIN, eye, 123, -90, 0).ground(centre).orElseThrow(), 1e-6);
  }

  @Test
  void rightIsEastAndDownIsNearerWhenLookingNorth() {
    Projection view = at(PLAIN, new Enu(0, 0, 30), 0, -40, 0);
    Enu centre = view.ground(new Pixel(640, 360)).orElseThrow();
    Enu right = view.ground(new Pixel(900, 360)).orElseThrow();
    Enu below = view.ground(new Pixel(640, 600)).orElseThrow();
    assertTrue(right.east() > centre.east() + 1);
    assertTrue(below.north() < centre.north() - 1);
    assertEquals(0, below.east(), 1e-9);
  }

  @Test
  void clockwiseRollTurnsTheCamerasRightTowardsTheGround() {
    Projection rolled = at(PLAIN, new Enu(0, 0, 30), 0, -30, 10);
    double left = rolled.depressionDeg(new Pixel(100, 360));
    double right = rolled.depressionDeg(new Pixel(1180, 360));
    assertTrue(right > left + 3, left + " " + right);
  }

  @Test
  void theEdgeOfThePictureIsHalfTheFieldOfView() {
    Projection view = at(PLAIN, new Enu(0, 0, 30), 0, 0, 0);
    Enu ray = view.ray(new Pixel(1280, 360));
    assertEquals(22.5, StrictMath.toDegrees(StrictMath.atan2(ray.east(), ray.north())), 1e-9);
  }

  @Test
  void groundAndPixelAreInverseAlsoThroughABentLens() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 500; i++) {
      Lens lens = i % 2 == 0 ? PLAIN : BENT;
      Projection view =
          at(
              lens,
              new Enu(random.nextDouble(-50, 50), random.nextDouble(-50, 50), 30),
              random.nextDouble(-180, 180),
              random.nextDouble(-85, -35),
              random.nextDouble(-10, 10));
      Pixel pixel = new Pixel(random.nextDouble(0, 1280), random.nextDouble(0, 720));
      if (view.depressionDeg(pixel) > 3) {
        Pixel back = view.pixel(view.ground(pixel).orElseThrow()).orElseThrow();
        assertEquals(pixel.x(), back.x(), 0.02);
        assertEquals(pixel.y(), back.y(), 0.02);
      }
    }
  }

  @Test
  void aSmallerFrameOfTheSameCameraSeesTheSameGround() {
    CameraAttitude axis = new CameraAttitude(20, -40, 0);
    Enu eye = new Enu(0, 0, 30);
    Projection whole = new Projection(BENT, 1280, 720, eye, axis);
    Projection half = new Projection(BENT, 640, 360, eye, axis);
    near(
        whole.ground(new Pixel(1000, 200)).orElseThrow(),
        half.ground(new Pixel(500, 100)).orElseThrow(),
        1e-6);
  }

  @Test
  void thereIsNoGroundAboveTheHorizonAndNoPixelBehind() {
    Projection view = at(PLAIN, new Enu(0, 0, 30), 0, -5, 0);
    assertTrue(view.ground(new Pixel(640, 10)).isEmpty());
    assertTrue(view.pixel(new Enu(0, -100, 0)).isEmpty());
  }

  @Test
  void aPersonAtFortyMetresIsAboutFortyPixelsTall() {
    Projection view = at(PLAIN, new Enu(0, 0, 30), 0, -40, 0);
    double px = view.standingPx(new Pixel(640, 360), 1.7);
    // 1545 px focal length x 1.7 m x cos 40 over 46.7 m.
    assertEquals(43, px, 3);
  }
}
