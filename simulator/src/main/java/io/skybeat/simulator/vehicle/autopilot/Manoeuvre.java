package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.simulator.vehicle.flight.Demand;
import io.skybeat.simulator.vehicle.flight.Estimate;

/** One thing that the copter is doing; it goes on holding once it is done. */
interface Manoeuvre {
  /** What is asked of the airframe for the next {@code dtS} seconds. */
  Demand step(double dtS, Estimate own);

  /** Whether its aim was reached in some step so far. */
  boolean done();

  default LandedState phase() {
    return LandedState.IN_AIR;
  }
}
