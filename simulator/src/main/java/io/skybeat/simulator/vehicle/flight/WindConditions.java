package io.skybeat.simulator.vehicle.flight;

/**
 * The weather a copter flies in.
 *
 * @param meanMps mean wind speed, metres a second
 * @param fromDeg where it comes from, degrees clockwise from north
 * @param gustSigmaMps standard deviation of the gusts per axis, metres a second
 */
public record WindConditions(double meanMps, double fromDeg, double gustSigmaMps) {
  public static final WindConditions CALM = new WindConditions(0, 0, 0);
  public static final WindConditions BREEZE = new WindConditions(3, 310, 0.8);

  public WindConditions {
    if (!(meanMps >= 0) || !(gustSigmaMps >= 0)) {
      throw new IllegalArgumentException("wind speeds must be 0 or more: " + meanMps);
    }
  }
}
