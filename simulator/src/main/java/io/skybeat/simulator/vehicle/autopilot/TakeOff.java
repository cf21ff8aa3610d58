package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.vehicle.flight.Demand;
import io.skybeat.simulator.vehicle.flight.Estimate;

/** Straight up from where it stands. */
final class TakeOff implements Manoeuvre {
  private static final double NEAR_M = 0.4;

  private final Course course;
  private final Enu top;
  private boolean done;

  TakeOff(Course course, Enu from, double upM) {
    this.course = course;
    this.top = new Enu(from.east(), from.north(), upM);
  }

  @Override
  public Demand step(double dtS, Estimate own) {
    double gap = top.up() - own.position().up();
    done |= !own.contact() && gap < NEAR_M;
    Enu velocity = own.contact() ? new Enu(0, 0, 1) : course.hold(own.position(), top);
    return new Demand(true, velocity, Double.NaN);
  }

  @Override
  public boolean done() {
    return done;
  }

  @Override
  public LandedState phase() {
    return done ? LandedState.IN_AIR : LandedState.TAKEOFF;
  }
}
