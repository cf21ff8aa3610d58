package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.vehicle.flight.Demand;
import io.skybeat.simulator.vehicle.flight.Estimate;

/** Holds a point: where it comes to rest from its present motion, or a given one. */
final class Hover implements Manoeuvre {
  private final Course course;
  private final Enu point;

  Hover(Course course, Enu point) {
    this.course = course;
    this.point = point;
  }

  /** Stops as gently as the limits ask. */
  static Hover stopping(Course course, Estimate own) {
    return new Hover(course, own.position().plus(course.stoppingDistance(own.velocityMps())));
  }

  @Override
  public Demand step(double dtS, Estimate own) {
    return new Demand(true, course.hold(own.position(), point), Double.NaN);
  }

  @Override
  public boolean done() {
    return true;
  }
}
