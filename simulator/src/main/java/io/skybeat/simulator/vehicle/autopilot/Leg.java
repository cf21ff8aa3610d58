package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.vehicle.flight.Demand;
import io.skybeat.simulator.vehicle.flight.Estimate;

/** A straight line to a point; done within its radius. */
final class Leg implements Manoeuvre {
  /** Below this a bearing says nothing, and the nose stays where it is. */
  private static final double FACING_M = 4;

  private final Course course;
  private final Enu start;
  private final Enu end;
  private final double radiusM;
  private final double speedMps;
  private final double overEndMps;
  private final double facingDeg;
  private boolean done;

  /**
   * @param speedMps NaN for the cruise speed in force
   * @param overEndMps the speed over the end: 0 to stop there
   * @param faces whether the nose turns along the line
   */
  Leg(
      Course course,
      Enu start,
      Enu end,
      double radiusM,
      double speedMps,
      double overEndMps,
      boolean faces) {
    this.course = course;
    this.start = start;
    this.end = end;
    this.radiusM = radiusM;
    this.speedMps = speedMps;
    this.overEndMps = overEndMps;
    Enu line = end.minus(start);
    this.facingDeg =
        faces && line.horizontal() > FACING_M
            ? StrictMath.toDegrees(StrictMath.atan2(line.east(), line.north()))
            : Double.NaN;
  }

  Enu end() {
    return end;
  }

  @Override
  public Demand step(double dtS, Estimate own) {
    Enu gap = end.minus(own.position());
    boolean past = overEndMps > 0 && gap.dot(end.minus(start)) <= 0;
    done |= gap.length() < radiusM || (past && Math.abs(gap.up()) < radiusM);
    double speed = Double.isNaN(speedMps) ? course.cruiseMps() : speedMps;
    Enu velocity = course.along(own.position(), start, end, speed, done ? 0 : overEndMps);
    return new Demand(true, velocity, facingDeg);
  }

  @Override
  public boolean done() {
    return done;
  }
}
