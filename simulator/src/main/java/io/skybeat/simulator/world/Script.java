package io.skybeat.simulator.world;

import java.util.Optional;

/**
 * What happens tonight, laid down before the first second. Every part may be absent.
 *
 * @param seed for the fighters' jerks
 * @param crowd the crowd that condenses
 * @param scuffle the fight
 * @param fire the fire
 */
record Script(
    long seed, Optional<Gathering> crowd, Optional<Scuffle> scuffle, Optional<Fire> fire) {

  /**
   * A fight.
   *
   * @param east centre, metres from the dock
   * @param north centre
   * @param people 2 to 6
   * @param firstId id of the first fighter in the cast
   * @param closingS when they start to close in, seconds since the start
   */
  record Scuffle(double east, double north, int people, int firstId, double closingS) {
    double firstBlowS() {
      return closingS + 3;
    }

    double fallS() {
      return firstBlowS() + 6;
    }
  }

  /**
   * A fire.
   *
   * @param east centre, metres from the dock
   * @param north centre
   * @param ignitionS seconds since the start
   * @param finalM diameter that it grows towards
   */
  record Fire(double east, double north, double ignitionS, double finalM) {
    static final double FIRST_M = 0.3;

    /** Diameter of what burns; 0 before the ignition. */
    double sizeM(double t) {
      double age = t - ignitionS;
      return age < 0 ? 0 : FIRST_M + (finalM - FIRST_M) * (1 - StrictMath.exp(-age / 45));
    }

    /** Brightness against the mean: several tones of 1 to 10 Hz. */
    double flicker(long seed, double t) {
      double tones =
          0.16 * StrictMath.sin(2 * StrictMath.PI * 1.7 * t)
              + 0.12 * StrictMath.sin(2 * StrictMath.PI * 4.3 * t + 1.1)
              + 0.08 * StrictMath.sin(2 * StrictMath.PI * 9.1 * t + 0.3);
      return 1 + tones + 0.15 * Hash.noise(seed, 77, t * 3);
    }
  }

  double crowdEast() {
    return crowd.map(Gathering::east).orElse(0.0);
  }

  double crowdNorth() {
    return crowd.map(Gathering::north).orElse(0.0);
  }

  /** Bends a stroller's wish {@code v} away from the crowd, the fight and the fire. */
  void shun(double e, double n, double t, double[] v) {
    if (fire.isPresent() && t > fire.get().ignitionS()) {
      away(e, n, fire.get().east(), fire.get().north(), 4.5, v);
    }
    if (scuffle.isPresent() && t > scuffle.get().closingS()) {
      away(e, n, scuffle.get().east(), scuffle.get().north(), 4, v);
    }
  }

  private static void away(
      double e, double n, double fromE, double fromN, double reachM, double[] v) {
    double d = Town.distance(e, n, fromE, fromN);
    if (d < reachM && d > 1e-6) {
      double push = 3 * (reachM - d) / reachM;
      v[0] += push * (e - fromE) / d;
      v[1] += push * (n - fromN) / d;
    }
  }

  /** True where a step near the forming crowd leads away from it. */
  boolean leavesCrowd(double fromE, double fromN, double toE, double toN, double t) {
    if (crowd.isEmpty() || t < crowd.get().callS()) {
      return false;
    }
    double before = Town.distance(fromE, fromN, crowdEast(), crowdNorth());
    return before < 14 && Town.distance(toE, toN, crowdEast(), crowdNorth()) > before;
  }

  /** Puts fighter {@code i} where the script has them at {@code t}. */
  void placeFighter(Motion motion, int i, double t) {
    Scuffle s = scuffle.orElseThrow();
    Brawl brawl = new Brawl(seed, s);
    int k = i - s.firstId();
    double angle = 2 * StrictMath.PI * k / s.people() + 0.5 * Hash.unit(seed, 11, k);
    double apart = 4.2 + 1.2 * Hash.unit(seed, 12, k);
    double share = Math.max(0, Math.min(1, (t - s.closingS()) / 3));
    share = share * share * (3 - 2 * share);
    double[] fighting = brawl.place(k, t);
    double fromE = s.east() + apart * StrictMath.sin(angle);
    double fromN = s.north() + apart * StrictMath.cos(angle);
    double e = fromE + (fighting[0] - fromE) * share;
    double n = fromN + (fighting[1] - fromN) * share;
    if (t > s.firstBlowS() + 1 && motion.tick() > 1) {
      motion.speed[i] = Town.distance(e, n, motion.east[i], motion.north[i]) / Motion.TICK_S;
      motion.gait[i] += 2 * StrictMath.PI * motion.speed[i] * Motion.TICK_S / 1.4;
      motion.east[i] = e;
      motion.north[i] = n;
      if (brawl.fallen(k, t) == 0) {
        double look = StrictMath.atan2(s.east() - e, s.north() - n);
        motion.heading[i] = look + 0.5 * Hash.noise(seed, 80 + k, t * 1.5);
      }
    } else {
      motion.moveTo(i, e, n);
    }
  }

  /** 0 upright to 1 on the ground. */
  double fallen(int i, double t) {
    return scuffle.map(s -> new Brawl(seed, s).fallen(i - s.firstId(), t)).orElse(0.0);
  }

  /** 0 calm to 1 fighting. */
  double unrest(int i, double t) {
    if (scuffle.isEmpty()) {
      return 0;
    }
    Scuffle s = scuffle.get();
    int k = i - s.firstId();
    if (k < 0 || k >= s.people() || t < s.firstBlowS() || fallen(i, t) > 0) {
      return 0;
    }
    return 0.75 + 0.25 * Hash.noise(seed, 90 + k, t);
  }
}
