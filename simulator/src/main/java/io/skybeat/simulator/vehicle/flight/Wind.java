package io.skybeat.simulator.vehicle.flight;

import io.skybeat.core.geo.Enu;
import java.util.SplittableRandom;

/** Mean wind with gusts that come and go over some seconds. */
final class Wind {
  private static final double GUST_CORRELATION_S = 4;

  private final double gustSigmaMps;
  private WindConditions conditions;
  private Enu mean;
  private double gusts = 1;
  private final Drift east;
  private final Drift north;
  private final Drift up;

  Wind(WindConditions conditions, SplittableRandom random) {
    gustSigmaMps = conditions.gustSigmaMps();
    this.conditions = conditions;
    mean = mean(conditions);
    east = new Drift(conditions.gustSigmaMps(), GUST_CORRELATION_S, random.split());
    north = new Drift(conditions.gustSigmaMps(), GUST_CORRELATION_S, random.split());
    up = new Drift(conditions.gustSigmaMps() / 4, GUST_CORRELATION_S, random.split());
  }

  private static Enu mean(WindConditions conditions) {
    double towardsRad = StrictMath.toRadians(conditions.fromDeg() + 180);
    return new Enu(
        conditions.meanMps() * StrictMath.sin(towardsRad),
        conditions.meanMps() * StrictMath.cos(towardsRad),
        0);
  }

  /** The weather changes; where there never were gusts there will be none. */
  void become(WindConditions next) {
    conditions = next;
    mean = mean(next);
    gusts = gustSigmaMps > 0 ? next.gustSigmaMps() / gustSigmaMps : 1;
  }

  /** As it is now. */
  WindConditions conditions() {
    return conditions;
  }

  /** Metres a second of air over ground, {@code dtS} seconds later. */
  Enu step(double dtS) {
    return mean.plus(new Enu(east.step(dtS), north.step(dtS), up.step(dtS)).times(gusts));
  }

  Enu mean() {
    return mean;
  }
}
