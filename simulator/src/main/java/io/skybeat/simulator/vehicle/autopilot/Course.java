package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;

/** From "there" to a velocity: brake in time, stay on the line. */
final class Course {
  private static final double GAIN_PER_S = 0.9;
  private static final double MOST_CROSS_MPS = 3;

  private final Handling handling;

  Course(Handling handling) {
    this.handling = handling;
  }

  double cruiseMps() {
    return handling.cruiseMps();
  }

  /** How far one still goes when one brakes now. */
  Enu stoppingDistance(Enu velocityMps) {
    double speed = velocityMps.horizontal();
    double ahead = speed * speed / (2 * handling.accelMps2()) + speed / GAIN_PER_S / 2;
    Enu flat = new Enu(velocityMps.east(), velocityMps.north(), 0).unit().times(ahead);
    return new Enu(flat.east(), flat.north(), velocityMps.up() * 0.5);
  }

  /** Velocity that holds {@code point}, approaching it at most at cruise speed. */
  Enu hold(Enu at, Enu point) {
    Enu gap = point.minus(at);
    double speed = approach(gap.horizontal(), handling.accelMps2(), handling.cruiseMps(), 0);
    Enu flat = new Enu(gap.east(), gap.north(), 0).unit().times(speed);
    return new Enu(flat.east(), flat.north(), climb(gap.up()));
  }

  /** Velocity along the line from {@code start} to {@code end}, {@code endMps} over its end. */
  Enu along(Enu at, Enu start, Enu end, double speedMps, double endMps) {
    Enu line = new Enu(end.east() - start.east(), end.north() - start.north(), 0);
    Enu gap = new Enu(end.east() - at.east(), end.north() - at.north(), 0);
    double vertical = climb(end.up() - at.up());
    if (line.horizontal() < 1 || (gap.horizontal() < 1.5 && endMps == 0)) {
      Enu hold = hold(at, end);
      return new Enu(hold.east(), hold.north(), vertical);
    }
    Enu ahead = line.unit();
    double remaining = gap.dot(ahead);
    double speed =
        Math.copySign(
            approach(Math.abs(remaining), handling.accelMps2(), speedMps, endMps), remaining);
    Enu aside = gap.minus(ahead.times(remaining));
    double back = Math.min(MOST_CROSS_MPS, GAIN_PER_S * aside.horizontal());
    Enu flat = ahead.times(speed).plus(aside.unit().times(back));
    return new Enu(flat.east(), flat.north(), vertical);
  }

  /** Vertical speed towards a height {@code gapM} above. */
  double climb(double gapM) {
    double most = gapM > 0 ? handling.climbMps() : handling.descendMps();
    return Math.copySign(approach(Math.abs(gapM), handling.verticalAccelMps2(), most, 0), gapM);
  }

  /** The speed from which one can still brake to {@code end} over the distance. */
  static double approach(double distanceM, double accelMps2, double most, double end) {
    double knee = accelMps2 / (GAIN_PER_S * GAIN_PER_S);
    double speed =
        distanceM <= knee
            ? GAIN_PER_S * distanceM
            : StrictMath.sqrt(2 * accelMps2 * (distanceM - knee / 2));
    return Math.min(most, StrictMath.sqrt(speed * speed + end * end));
  }
}
