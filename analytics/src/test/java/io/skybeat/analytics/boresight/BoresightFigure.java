package io.skybeat.analytics.boresight;

import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Boresight;
import io.skybeat.core.sighting.Lens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A boresight flight made up: a drone around surveyed points that is wrong about itself. */
final class BoresightFigure {
  static final Lens LENS = new Lens(45, 1280, 720, -0.12, 0.05, 0.0004, -0.0003, 0);

  final Boresight truth;
  final List<PointSight> rows = new ArrayList<>();

  /** What is wrong, one sigma each: GNSS of a flight, gimbal's and box's jitter. */
  record Noise(double positionM, double heightM, double jitterDeg, double pixelPx) {}

  BoresightFigure(long seed, int flights, int looks, Noise noise) {
    SplittableRandom random = new SplittableRandom(seed);
    truth =
        new Boresight(random.nextDouble(-4, 4), random.nextDouble(-5, 5), random.nextDouble(-5, 5));
    for (int f = 0; f < flights; f++) {
      Enu wrong =
          new Enu(
              noise.positionM() * random.nextGaussian(),
              noise.positionM() * random.nextGaussian(),
              noise.heightM() * random.nextGaussian());
      int taken = 0;
      while (taken < looks) {
        taken += look(random, "flight-" + f, wrong, noise) ? 1 : 0;
      }
    }
  }

  private boolean look(SplittableRandom random, String flight, Enu wrong, Noise noise) {
    double bearing = random.nextDouble(360);
    double away = StrictMath.toRadians(bearing);
    double farM = random.nextDouble(25, 60);
    Enu eye =
        new Enu(
            farM * StrictMath.sin(away), farM * StrictMath.cos(away), random.nextDouble(20, 50));
    Enu point = new Enu(random.nextDouble(-12, 12), random.nextDouble(-12, 12), 0.2);
    double down = StrictMath.toDegrees(StrictMath.atan2(eye.up(), farM));
    CameraAttitude told =
        new CameraAttitude(
            bearing + 180 + random.nextDouble(-12, 12),
            -down + random.nextDouble(-7, 7),
            random.nextDouble(-1, 1));
    CameraAttitude real =
        new CameraAttitude(
            told.yawDeg() + noise.jitterDeg() * random.nextGaussian(),
            told.pitchDeg() + noise.jitterDeg() * random.nextGaussian(),
            told.rollDeg() + noise.jitterDeg() * random.nextGaussian());
    Projection view = new Projection(LENS.mounted(Optional.of(truth)), 1280, 720, eye, real);
    Optional<Pixel> seen = view.pixel(point).filter(view::inImage);
    if (seen.isEmpty()) {
      return false;
    }
    Pixel pixel =
        new Pixel(
            seen.get().x() + noise.pixelPx() * random.nextGaussian(),
            seen.get().y() + noise.pixelPx() * random.nextGaussian());
    rows.add(new PointSight(rows.size() + 1, flight, eye.plus(wrong), told, pixel, point));
    return true;
  }

  /** The same row with another pixel. */
  static PointSight moved(PointSight row, double byPx) {
    Pixel pixel = new Pixel(row.pixel().x() + byPx, row.pixel().y() - byPx);
    return new PointSight(row.row(), row.flight(), row.eye(), row.reported(), pixel, row.point());
  }
}
