package io.skybeat.simulator.world;

import io.skybeat.simulator.world.Cast.Actor;
import io.skybeat.simulator.world.Cast.Role;

/** Where everybody is; moves on in ticks of a tenth of a second. */
final class Motion {
  static final double TICK_S = 0.1;
  private static final double PERSONAL_M = 1.1;

  final double[] east;
  final double[] north;
  final double[] heading;
  final double[] speed;
  final double[] gait;
  private final double[] goalE;
  private final double[] goalN;
  private final double[] pauseS;
  private final int[] step;
  private long tick;

  private final long seed;
  private final Cast cast;
  private final Script script;
  private final Neighbours near;

  Motion(long seed, Cast cast, Script script) {
    this.seed = seed;
    this.cast = cast;
    this.script = script;
    int n = cast.size();
    east = new double[n];
    north = new double[n];
    heading = new double[n];
    speed = new double[n];
    gait = new double[n];
    goalE = new double[n];
    goalN = new double[n];
    pauseS = new double[n];
    step = new int[n];
    near = new Neighbours(n);
    for (int i = 0; i < n; i++) {
      Actor a = cast.get(i);
      east[i] = a.east();
      north[i] = a.north();
      heading[i] = a.headingRad();
      gait[i] = Hash.unit(seed, 31, i) * 6.28;
      newGoal(i);
      step[i] = 0;
    }
  }

  private Motion(Motion of) {
    seed = of.seed;
    cast = of.cast;
    script = of.script;
    east = of.east.clone();
    north = of.north.clone();
    heading = of.heading.clone();
    speed = of.speed.clone();
    gait = of.gait.clone();
    goalE = of.goalE.clone();
    goalN = of.goalN.clone();
    pauseS = of.pauseS.clone();
    step = of.step.clone();
    tick = of.tick;
    // Scratch space: indexed anew at every advance, and the world advances one motion at a time.
    near = of.near;
  }

  Motion copy() {
    return new Motion(this);
  }

  long tick() {
    return tick;
  }

  /** Moves everybody on by one tick. */
  void advance() {
    tick++;
    double t = tick * TICK_S;
    near.index(east, north);
    for (int i = 0; i < east.length; i++) {
      Actor a = cast.get(i);
      if (a.role() == Role.SCUFFLE) {
        script.placeFighter(this, i, t);
      } else if (a.role() == Role.CROWD && t >= a.departS()) {
        gather(i, a, t);
      } else if (a.role() == Role.STAND) {
        heading[i] = a.headingRad() + 0.5 * Hash.noise(seed, 900 + i, t / 4);
      } else {
        stroll(i, a, t);
      }
    }
  }

  private void stroll(int i, Actor a, double t) {
    if (pauseS[i] > 0) {
      pauseS[i] -= TICK_S;
      speed[i] = 0;
      heading[i] += 0.04 * Hash.noise(seed, 300 + i, t);
      return;
    }
    double de = goalE[i] - east[i];
    double dn = goalN[i] - north[i];
    double d = StrictMath.sqrt(de * de + dn * dn);
    if (d < 0.5) {
      newGoal(i);
      pauseS[i] = Hash.unit(seed, 60 + i, step[i]) < 0.5 ? 0 : 2 + 9 * draw(i, 1);
      return;
    }
    double[] v = {de / d * a.paceMps(), dn / d * a.paceMps()};
    near.steer(i, east, north, v, PERSONAL_M);
    script.shun(east[i], north[i], t, v);
    limit(v, a.paceMps() * 1.15);
    double e = clamp(east[i] + v[0] * TICK_S, a.zone().west(), a.zone().east());
    double n = clamp(north[i] + v[1] * TICK_S, a.zone().south(), a.zone().north());
    if (crowded(i, e, n, t)) {
      speed[i] = 0;
      if (draw(i, tick) < 0.08) {
        newGoal(i);
      }
      return;
    }
    if (Town.distance(e, n, east[i], north[i]) < 0.2 * TICK_S && draw(i, tick) < 0.1) {
      newGoal(i);
    }
    moveTo(i, e, n);
  }

  private boolean crowded(int i, double e, double n, double t) {
    if (near.fullest(i, east, north, e, n) <= Closeness.ORDINARY) {
      return false;
    }
    // Those who stand where a crowd forms may always walk away from it.
    return !script.leavesCrowd(east[i], north[i], e, n, t);
  }

  private void gather(int i, Actor a, double t) {
    double[] path = a.path();
    if (pauseS[i] >= 0) {
      pauseS[i] = -1;
      step[i] = 0;
    }
    int leg = step[i];
    boolean last = 2 * leg >= path.length - 2;
    double toE = path[Math.min(2 * leg, path.length - 2)];
    double toN = path[Math.min(2 * leg + 1, path.length - 1)];
    if (last) {
      toE += 0.07 * Hash.noise(seed, 1000 + i, t * 0.35);
      toN += 0.07 * Hash.noise(seed, 3000 + i, t * 0.35);
    }
    double de = toE - east[i];
    double dn = toN - north[i];
    double d = StrictMath.sqrt(de * de + dn * dn);
    if (!last && d < 0.5) {
      step[i]++;
      return;
    }
    double pace = last ? Math.min(a.paceMps(), d / 0.4) : a.paceMps();
    double[] v = d > 1e-6 ? new double[] {de / d * pace, dn / d * pace} : new double[2];
    if (d > 2) {
      near.steer(i, east, north, v, 0.5);
      script.shun(east[i], north[i], t, v);
      limit(v, a.paceMps() * 1.1);
    }
    if (d < 0.3 && last) {
      double look = StrictMath.atan2(script.crowdEast() - east[i], script.crowdNorth() - north[i]);
      look += 0.9 * Hash.noise(seed, 5000 + i, t / 6);
      heading[i] = turn(heading[i], look, 0.15);
      east[i] += v[0] * TICK_S;
      north[i] += v[1] * TICK_S;
      speed[i] = 0;
      return;
    }
    moveTo(i, east[i] + v[0] * TICK_S, north[i] + v[1] * TICK_S);
  }

  /** Puts a person at a point and derives heading, speed and gait from the move. */
  void moveTo(int i, double e, double n) {
    double de = e - east[i];
    double dn = n - north[i];
    double moved = StrictMath.sqrt(de * de + dn * dn);
    east[i] = e;
    north[i] = n;
    speed[i] = moved / TICK_S;
    if (speed[i] > 0.15) {
      heading[i] = turn(heading[i], StrictMath.atan2(de, dn), 0.35);
    }
    // A stride (two steps) is about 0.83 body heights.
    gait[i] += 2 * StrictMath.PI * moved / (0.83 * cast.get(i).heightM());
  }

  private void newGoal(int i) {
    Rect zone = cast.get(i).zone();
    step[i]++;
    goalE[i] = zone.west() + (zone.east() - zone.west()) * draw(i, 2);
    goalN[i] = zone.south() + (zone.north() - zone.south()) * draw(i, 3);
  }

  private double draw(int i, long what) {
    return Hash.unit(seed ^ (what * 0x5DEECE66DL), i, step[i]);
  }

  private static double turn(double from, double to, double share) {
    double d = (to - from) % (2 * StrictMath.PI);
    if (d > StrictMath.PI) {
      d -= 2 * StrictMath.PI;
    } else if (d < -StrictMath.PI) {
      d += 2 * StrictMath.PI;
    }
    return from + d * share;
  }

  private static void limit(double[] v, double max) {
    double s = StrictMath.sqrt(v[0] * v[0] + v[1] * v[1]);
    if (s > max) {
      v[0] *= max / s;
      v[1] *= max / s;
    }
  }

  private static double clamp(double x, double low, double high) {
    return Math.max(low, Math.min(high, x));
  }
}
