package io.skybeat.analytics.boresight;

import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Boresight;
import io.skybeat.core.sighting.CameraAxes;
import io.skybeat.core.sighting.Lens;
import java.util.Optional;

/**
 * How far the ray through one row's pixel passes by its point, as two angles across the line of
 * sight (radians), for a boresight and the errors of the row's flight.
 */
final class SightModel {
  /** Roll, pitch, yaw of the boresight (radians); east, north, up (m), heading of the flight. */
  static final int OWN = 7;

  static final int COMMON = 3;

  private static final double FEEL = 1e-6;
  private static final CameraAttitude LEVEL_NORTH = new CameraAttitude(0, 0, 0);

  private final PointSight sight;
  private final CameraAxes told;
  // The pixel's ray as a level camera that looks north would have it.
  private final Enu own;
  private final Enu across;
  private final Enu along;

  SightModel(PointSight sight, Lens lens) {
    this.sight = sight;
    this.told = CameraAxes.of(sight.reported());
    Lens bare = lens.mounted(Optional.empty());
    own =
        new Projection(bare, bare.widthPx(), bare.heightPx(), Enu.ZERO, LEVEL_NORTH)
            .ray(sight.pixel());
    Enu way = way(Enu.ZERO);
    Enu helper = Math.abs(way.up()) < 0.7 ? new Enu(0, 0, 1) : new Enu(1, 0, 0);
    across = way.cross(helper).unit();
    along = way.cross(across);
  }

  /** The turn by a boresight, and by one a little more about each axis. */
  record Turns(CameraAxes at, CameraAxes rolled, CameraAxes pitched, CameraAxes yawed) {
    /** {@code x}: roll, pitch, yaw in radians. */
    static Turns of(double[] x) {
      return new Turns(
          turn(x[0], x[1], x[2]),
          turn(x[0] + FEEL, x[1], x[2]),
          turn(x[0], x[1] + FEEL, x[2]),
          turn(x[0], x[1], x[2] + FEEL));
    }

    private static CameraAxes turn(double roll, double pitch, double yaw) {
      return CameraAxes.of(LEVEL_NORTH)
          .turned(new Boresight(bounded(roll), bounded(pitch), bounded(yaw)));
    }
  }

  PointSight sight() {
    return sight;
  }

  double rangeM() {
    return sight.point().minus(sight.eye()).length();
  }

  /** {@code x}: all {@link #OWN} unknowns, of which {@code turns} are the first three. */
  double[] residual(Turns turns, double[] x) {
    return across(world(turns.at(), x[6]).minus(way(new Enu(x[3], x[4], x[5]))));
  }

  /** Two rows of derivatives by {@code x}. */
  double[][] jacobian(Turns turns, double[] x) {
    Enu ray = world(turns.at(), x[6]);
    double[][] j = new double[2][OWN];
    column(j, 0, world(turns.rolled(), x[6]).minus(ray).times(1 / FEEL));
    column(j, 1, world(turns.pitched(), x[6]).minus(ray).times(1 / FEEL));
    column(j, 2, world(turns.yawed(), x[6]).minus(ray).times(1 / FEEL));
    Enu way = way(new Enu(x[3], x[4], x[5]));
    double perM = -1 / rangeM();
    column(j, 3, new Enu(1, 0, 0).minus(way.times(way.east())).times(perM));
    column(j, 4, new Enu(0, 1, 0).minus(way.times(way.north())).times(perM));
    column(j, 5, new Enu(0, 0, 1).minus(way.times(way.up())).times(perM));
    column(j, 6, new Enu(-ray.north(), ray.east(), 0));
    return j;
  }

  /** The pitch and yaw (radians) that would bring the ray onto the point, as if roll were 0. */
  double[] alone() {
    Enu way = way(Enu.ZERO);
    double yaw =
        StrictMath.atan2(way.dot(told.right()), way.dot(told.ahead()))
            - StrictMath.atan2(own.east(), own.north());
    double pitch =
        StrictMath.asin(Math.max(-1, Math.min(1, -way.dot(told.down()))))
            - StrictMath.asin(Math.max(-1, Math.min(1, own.up())));
    return new double[] {pitch, StrictMath.atan2(StrictMath.sin(yaw), StrictMath.cos(yaw))};
  }

  static Boresight boresight(double[] x) {
    return new Boresight(bounded(x[0]), bounded(x[1]), bounded(x[2]));
  }

  private static double bounded(double angle) {
    double most = Boresight.MOST_DEG;
    return Math.max(-most, Math.min(most, StrictMath.toDegrees(angle)));
  }

  /** From where the drone really was, if its reported position is wrong by {@code wrong}. */
  private Enu way(Enu wrong) {
    return sight.point().minus(sight.eye()).plus(wrong).unit();
  }

  private Enu world(CameraAxes turn, double heading) {
    Enu seen =
        turn.right()
            .times(own.east())
            .plus(turn.ahead().times(own.north()))
            .plus(turn.down().times(-own.up()));
    Enu ray =
        told.right()
            .times(seen.east())
            .plus(told.ahead().times(seen.north()))
            .plus(told.down().times(-seen.up()));
    if (heading == 0) {
      return ray;
    }
    double cos = StrictMath.cos(heading);
    double sin = StrictMath.sin(heading);
    return new Enu(
        ray.east() * cos - ray.north() * sin, ray.north() * cos + ray.east() * sin, ray.up());
  }

  private double[] across(Enu miss) {
    return new double[] {miss.dot(across), miss.dot(along)};
  }

  private void column(double[][] j, int k, Enu change) {
    j[0][k] = change.dot(across);
    j[1][k] = change.dot(along);
  }
}
