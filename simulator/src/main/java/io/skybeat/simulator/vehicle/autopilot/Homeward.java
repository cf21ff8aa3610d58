package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.vehicle.flight.Demand;
import io.skybeat.simulator.vehicle.flight.Estimate;

/** Return: climb, fly there, wait a moment, come down. */
final class Homeward implements Manoeuvre {
  private enum Stage {
    CLIMB,
    RETURN,
    WAIT,
    DOWN
  }

  private final Course course;
  private final Handling handling;
  private final Enu goal;
  private final double headingDeg;
  private Stage stage = Stage.CLIMB;
  private Manoeuvre now;
  private final double heightM;
  private double waitedS;

  /**
   * @param to where it returns to
   * @param home where it took off: heights count from there
   * @param headingDeg its heading then, taken up again before it lands
   */
  Homeward(
      Course course,
      Handling handling,
      Estimate own,
      Retreat.Goal to,
      Enu home,
      double headingDeg) {
    this.course = course;
    this.handling = handling;
    this.goal = to.place();
    this.headingDeg = headingDeg;
    double least = Math.max(home.up() + handling.returnHeightM(), to.leastUpM());
    double wanted = Math.max(least, own.position().up() + handling.returnClimbM());
    this.heightM = wanted;
    Enu here = own.position().plus(course.stoppingDistance(own.velocityMps()));
    this.now =
        new Leg(
            course,
            own.position(),
            new Enu(here.east(), here.north(), wanted),
            1,
            Double.NaN,
            0,
            false);
    if (own.contact()) {
      land(own.position());
    }
  }

  @Override
  public Demand step(double dtS, Estimate own) {
    Demand demand = now.step(dtS, own);
    switch (stage) {
      case CLIMB -> {
        if (now.done()) {
          Enu above = new Enu(goal.east(), goal.north(), heightM);
          double speed = handling.returnMps();
          now = new Leg(course, own.position(), above, 1.5, speed, 0, handling.facesHome());
          stage = Stage.RETURN;
        }
      }
      case RETURN -> {
        if (now.done()) {
          now = new Hover(course, ((Leg) now).end());
          stage = Stage.WAIT;
        }
      }
      case WAIT -> {
        waitedS += dtS;
        demand = new Demand(true, demand.velocityMps(), headingDeg);
        if (waitedS >= handling.returnHoldS()) {
          land(goal);
        }
      }
      case DOWN -> demand = new Demand(true, demand.velocityMps(), headingDeg);
    }
    return demand;
  }

  private void land(Enu over) {
    now = new Descent(course, handling, over, goal.up());
    stage = Stage.DOWN;
  }

  @Override
  public boolean done() {
    return stage == Stage.DOWN && now.done();
  }

  @Override
  public LandedState phase() {
    return now.phase();
  }
}
