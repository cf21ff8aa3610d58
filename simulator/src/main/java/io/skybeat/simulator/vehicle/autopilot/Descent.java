package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.vehicle.flight.Demand;
import io.skybeat.simulator.vehicle.flight.Estimate;

/** Straight down: fast at first, slowly from the low height on; done a second after touch-down. */
final class Descent implements Manoeuvre {
  private static final double SETTLED_S = 1;

  private final Course course;
  private final Handling handling;
  private final Enu over;
  private final double groundUpM;
  private double settledS;

  /**
   * @param over the place to come down on
   * @param groundUpM the ground's height, as far as it is known
   */
  Descent(Course course, Handling handling, Enu over, double groundUpM) {
    this.course = course;
    this.handling = handling;
    this.over = over;
    this.groundUpM = groundUpM;
  }

  @Override
  public Demand step(double dtS, Estimate own) {
    settledS = own.contact() ? settledS + dtS : 0;
    double above = own.position().up() - groundUpM - handling.landLowM();
    double down = handling.landMps();
    if (above > 0) {
      double brake = Course.approach(above, handling.verticalAccelMps2(), 20, down);
      down = Math.max(down, Math.min(brake, handling.landHighMps()));
    }
    Enu hold = course.hold(own.position(), over);
    return new Demand(true, new Enu(hold.east(), hold.north(), -down), Double.NaN);
  }

  @Override
  public boolean done() {
    return settledS >= SETTLED_S;
  }

  @Override
  public LandedState phase() {
    return LandedState.LANDING;
  }
}
