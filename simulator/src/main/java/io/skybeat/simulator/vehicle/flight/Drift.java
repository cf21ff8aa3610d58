package io.skybeat.simulator.vehicle.flight;

import java.util.SplittableRandom;

/**
 * A value that wanders about zero: an Ornstein-Uhlenbeck process, exact for any step, started from
 * its stationary distribution.
 */
public final class Drift {
  private final double sigma;
  private final double correlationS;
  private final SplittableRandom random;
  private double value;
  private double keptForS = Double.NaN;
  private double keep;
  private double fresh;

  /**
   * @param sigma standard deviation, in the unit of the value
   * @param correlationS after how many seconds the correlation has fallen to 1/e
   */
  public Drift(double sigma, double correlationS, SplittableRandom random) {
    this.sigma = sigma;
    this.correlationS = correlationS;
    this.random = random;
    this.value = sigma * gaussian(random);
  }

  /** Moves {@code dtS} seconds on and returns the new value. */
  public double step(double dtS) {
    if (dtS != keptForS) {
      keptForS = dtS;
      keep = StrictMath.exp(-dtS / correlationS);
      fresh = sigma * StrictMath.sqrt(1 - keep * keep);
    }
    value = keep * value + fresh * gaussian(random);
    return value;
  }

  public double value() {
    return value;
  }

  /** A standard normal number (Box-Muller on StrictMath, the same on every machine). */
  public static double gaussian(SplittableRandom random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
  }
}
