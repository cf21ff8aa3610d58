package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.core.geo.Enu;
import io.skybeat.simulator.vehicle.flight.Demand;
import io.skybeat.simulator.vehicle.flight.Estimate;

/** A velocity asked for from outside; it lapses when it is not asked for again. */
final class Velocity implements Manoeuvre {
  private final Enu wantedMps;
  private final double timeoutS;
  private double ageS;

  Velocity(Enu wantedMps, double timeoutS) {
    this.wantedMps = wantedMps;
    this.timeoutS = timeoutS;
  }

  @Override
  public Demand step(double dtS, Estimate own) {
    ageS += dtS;
    return new Demand(true, ageS > timeoutS ? Enu.ZERO : wantedMps, Double.NaN);
  }

  @Override
  public boolean done() {
    return false;
  }
}
