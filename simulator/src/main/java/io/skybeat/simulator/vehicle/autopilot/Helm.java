package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.simulator.vehicle.flight.Demand;
import io.skybeat.simulator.vehicle.flight.Estimate;

/** What the copter does at present, and the switch from one manoeuvre to the next. */
final class Helm {
  private static final double TURNED_DEG = 3;

  private final Handling handling;
  private final Course course;
  private final Places places;
  private final Retreat retreat;
  private Estimate own;
  private Manoeuvre now;
  private double turnDeg = Double.NaN;
  private double takeOffYawDeg;

  Helm(Handling handling, Places places, Retreat retreat, Estimate own) {
    this.retreat = retreat;
    this.handling = handling;
    this.places = places;
    this.course = new Course(handling);
    this.own = own;
  }

  /** Takes the newest belief; call it before anything else in a step. */
  void see(Estimate estimate) {
    own = estimate;
  }

  Demand step(double dtS) {
    if (now == null) {
      return new Demand(true, Enu.ZERO, Double.NaN);
    }
    Demand demand = now.step(dtS, own);
    return Double.isNaN(turnDeg)
        ? demand
        : new Demand(demand.motors(), demand.velocityMps(), turnDeg);
  }

  /** On the ground with nothing to do. */
  void rest() {
    now = null;
    turnDeg = Double.NaN;
  }

  /** Remembers the heading and the place of take-off. */
  void armed() {
    rest();
    takeOffYawDeg = own.yawDeg();
    places.setHome(own.position());
  }

  void takeOff(double upM) {
    if (own.contact()) {
      steer(new TakeOff(course, own.position(), upM));
    } else {
      Enu stop = stoppingPoint();
      leg(
          new Enu(stop.east(), stop.north(), Math.max(upM, own.position().up())),
          0.5,
          Double.NaN,
          0);
    }
  }

  void leg(Enu end, double radiusM, double speedMps, double overEndMps) {
    steer(
        new Leg(course, own.position(), end, radiusM, speedMps, overEndMps, handling.facesLegs()));
  }

  void hover() {
    if (own.contact()) {
      rest();
    } else {
      steer(Hover.stopping(course, own));
    }
  }

  void descend() {
    steer(new Descent(course, handling, stoppingPoint(), places.home().up()));
  }

  void home() {
    Retreat.Goal goal = retreat.from(own.position());
    steer(new Homeward(course, handling, own, goal, places.home(), takeOffYawDeg));
  }

  void velocity(Enu wantedMps, double timeoutS) {
    steer(new Velocity(wantedMps, timeoutS));
  }

  private void steer(Manoeuvre next) {
    now = next;
    turnDeg = Double.NaN;
  }

  /** Puts an earlier manoeuvre back, after a pause. */
  void resume(Manoeuvre earlier) {
    now = earlier;
  }

  Manoeuvre manoeuvre() {
    return now;
  }

  /**
   * CONDITION_YAW.
   *
   * @param direction sign of a relative turn
   */
  void turn(double deg, double direction, boolean relative) {
    double signed = direction < 0 ? -deg : deg;
    turnDeg = relative ? own.yawDeg() + signed : deg;
  }

  boolean turned() {
    return Double.isNaN(turnDeg) || Math.abs(Geodesy.wrap180(turnDeg - own.yawDeg())) < TURNED_DEG;
  }

  boolean done() {
    return now != null && now.done();
  }

  double toGoM() {
    return now instanceof Leg leg ? leg.end().minus(own.position()).horizontal() : 0;
  }

  boolean landing() {
    return now != null && now.phase() == LandedState.LANDING;
  }

  boolean takingOff() {
    return now != null && now.phase() == LandedState.TAKEOFF;
  }

  LandedState landedState(boolean mayLift) {
    if (contact()) {
      return mayLift && takingOff() ? LandedState.TAKEOFF : LandedState.ON_GROUND;
    }
    if (landing()) {
      return LandedState.LANDING;
    }
    return takingOff() ? LandedState.TAKEOFF : LandedState.IN_AIR;
  }

  /** Where the vehicle believes it is. */
  Enu present() {
    return own.position();
  }

  Enu stoppingPoint() {
    return own.position().plus(course.stoppingDistance(own.velocityMps()));
  }

  boolean contact() {
    return own.contact();
  }

  Estimate own() {
    return own;
  }

  Places places() {
    return places;
  }
}
