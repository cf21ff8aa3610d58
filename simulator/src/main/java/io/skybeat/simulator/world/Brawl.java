package io.skybeat.simulator.world;

import io.skybeat.simulator.world.Script.Scuffle;

/**
 * How those who fight move: two by two they lunge at each other, grapple, shove each other off and
 * come again; the first goes down, is up again after some seconds, and goes down again. All of it
 * follows from the time alone.
 */
final class Brawl {
  private static final double CLOSE_M = 0.45;
  private static final double OFF_M = 1.15;

  /** Parts of a round: the lunge, the grapple, the shove; then they stand off. */
  private static final double LUNGED = 0.13;

  private static final double GRAPPLED = 0.6;
  private static final double SHOVED = 0.72;

  private static final double FALLS_EVERY_S = 13;
  private static final double DOWN_S = 7;
  private static final double FALL_S = 0.5;
  private static final double RISE_S = 1.2;

  private final long seed;
  private final Scuffle scuffle;

  Brawl(long seed, Scuffle scuffle) {
    this.seed = seed;
    this.scuffle = scuffle;
  }

  /** East and north of fighter {@code k} once the blows have begun. */
  double[] place(int k, double t) {
    // Who lies stays where he fell.
    return fallen(k, t) > 0 ? standing(k, downSince(t)) : standing(k, t);
  }

  private double[] standing(int k, double t) {
    // The last of an odd number joins the first two.
    boolean third = k == scuffle.people() - 1 && k % 2 == 0;
    int pair = third ? 0 : k / 2;
    int pairs = scuffle.people() / 2;
    double spread = pairs > 1 ? 0.75 : 0;
    double out = 2 * StrictMath.PI * pair / pairs;
    double e =
        scuffle.east()
            + spread * StrictMath.sin(out)
            + 0.35 * Hash.noise(seed, 20 + pair, t * 0.25);
    double n =
        scuffle.north()
            + spread * StrictMath.cos(out)
            + 0.35 * Hash.noise(seed, 30 + pair, t * 0.25);
    double axis = out + 1.5 + 1.6 * Hash.noise(seed, 50 + pair, t * 0.45);
    double side = third ? 2.1 : k % 2 == 0 ? 0 : StrictMath.PI;
    double half = (third ? apartM(pair + 7, t) + 0.4 : apartM(pair, t)) / 2;
    double jostle = 0.09;
    return new double[] {
      e + half * StrictMath.sin(axis + side) + jostle * Hash.noise(seed, 40 + k, t * 3.1),
      n + half * StrictMath.cos(axis + side) + jostle * Hash.noise(seed, 60 + k, t * 3.1)
    };
  }

  private double apartM(int pair, double t) {
    double roundS = 2.4 + 1.2 * Hash.unit(seed, 70, pair);
    double at = t / roundS + Hash.unit(seed, 71, pair);
    double part = at - StrictMath.floor(at);
    if (part < LUNGED) {
      return OFF_M + (CLOSE_M - OFF_M) * eased(part / LUNGED);
    }
    if (part < GRAPPLED) {
      return CLOSE_M + 0.1 * Hash.noise(seed, 72 + pair, t * 2.3);
    }
    if (part < SHOVED) {
      return CLOSE_M + (OFF_M - CLOSE_M) * eased((part - GRAPPLED) / (SHOVED - GRAPPLED));
    }
    return OFF_M;
  }

  /** 0 upright to 1 on the ground. */
  double fallen(int k, double t) {
    if (k != 0 || t < scuffle.fallS()) {
      return 0;
    }
    double since = t - downSince(t);
    if (since < FALL_S) {
      return since / FALL_S;
    }
    return Math.max(0, Math.min(1, (DOWN_S + RISE_S - since) / RISE_S));
  }

  private double downSince(double t) {
    double rounds = StrictMath.floor((t - scuffle.fallS()) / FALLS_EVERY_S);
    return scuffle.fallS() + rounds * FALLS_EVERY_S;
  }

  private static double eased(double share) {
    return share * share * (3 - 2 * share);
  }
}
