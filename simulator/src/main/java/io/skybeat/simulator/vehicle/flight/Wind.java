package io.skybeat.simulator.vehicle.flight;

import io.skybeat.core.geo.Enu;
import java.util.SplittableRandom;

/** Mean wind with gusts that come and go over some seconds. */
final class Wind {
  private static final double GUST_CORRELATION_S = 4;

  private final Enu mean;
  private final Drift east;
  private final Drift north;
  private final Drift up;

  Wind(WindConditions conditions, SplittableRandom random) {
    double towardsRad = StrictMath.toRadians(conditions.fromDeg() + 180);
    mean =
        new Enu(
            conditions.meanMps() * StrictMath.sin(towardsRad),
            conditions.meanMps() * StrictMath.cos(towardsRad),
            0);
    east = new Drift(conditions.gustSigmaMps(), GUST_CORRELATION_S, random.split());
    north = new Drift(conditions.gustSigmaMps(), GUST_CORRELATION_S, random.split());
    up = new Drift(conditions.gustSigmaMps() / 4, GUST_CORRELATION_S, random.split());
  }

  /** Metres a second of air over ground, {@code dtS} seconds later. */
  Enu step(double dtS) {
    return mean.plus(new Enu(east.step(dtS), north.step(dtS), up.step(dtS)));
  }

  Enu mean() {
    return mean;
  }
}
