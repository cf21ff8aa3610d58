package io.skybeat.simulator.world;

import io.skybeat.simulator.world.Cast.Actor;
import io.skybeat.simulator.world.Cast.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The crowd that condenses: its members stroll about with everybody else until they are called,
 * then walk together, the nearest into the middle.
 *
 * @param east centre, metres from the dock
 * @param north centre
 * @param callS when the first set out, seconds since the start
 */
record Gathering(double east, double north, double callS) {
  /** Half the extent of the place where they stand, metres. */
  static final double HALF_M = 4.6;

  /** Distance between neighbours of the lattice in which they stand: 3 persons a square metre. */
  private static final double SPACING_M = 0.62;

  private static final double NEAR_M = 11;
  private static final double FAR_M = 48;

  /** Adds the members to the cast and lays down their walks. */
  void castInto(Casting casting, Town town, SplittableRandom random) {
    List<double[]> slots = slots(random);
    List<Rect> zones = new ArrayList<>();
    if (north < 100) {
      zones.add(Casting.AISLE);
      zones.add(Casting.SOUTH_PROMENADE);
      zones.add(Casting.NORTH_PROMENADE);
    } else {
      zones.add(Casting.PLAZA);
      zones.add(Casting.PLAZA);
      zones.add(Casting.NORTH_PROMENADE);
    }
    Cast cast = casting.cast();
    Cast members = new Cast();
    int first = cast.size();
    for (int i = 0; i < slots.size(); i++) {
      double pace = 1.45 + 0.4 * random.nextDouble();
      double depart = callS + 2.5 * random.nextDouble();
      for (int k = 0; k < zones.size(); k++) {
        Rect zone = zones.get((i + k) % zones.size());
        if (casting.place(zone, east, north, FAR_M, NEAR_M, Role.CROWD, depart, pace)) {
          break;
        }
      }
    }
    for (int id = first; id < cast.size(); id++) {
      members.add(cast.get(id));
    }
    assign(cast, first, members, slots, town);
  }

  private List<double[]> slots(SplittableRandom random) {
    List<double[]> slots = new ArrayList<>();
    int half = (int) (HALF_M / SPACING_M) + 2;
    double turn = random.nextDouble() * StrictMath.PI;
    for (int row = -half; row <= half; row++) {
      for (int column = -half; column <= half; column++) {
        double x = (column + (row & 1) * 0.5) * SPACING_M;
        double y = row * SPACING_M * 0.866;
        double e = x * StrictMath.cos(turn) - y * StrictMath.sin(turn);
        double n = x * StrictMath.sin(turn) + y * StrictMath.cos(turn);
        e += (random.nextDouble() - 0.5) * 0.16;
        n += (random.nextDouble() - 0.5) * 0.16;
        double round = Math.pow(e / HALF_M, 4) + Math.pow(n / HALF_M, 4);
        if (round <= 1) {
          slots.add(new double[] {east + e, north + n});
        }
      }
    }
    slots.sort(Comparator.comparingDouble(s -> Town.distance(s[0], s[1], east, north)));
    return slots;
  }

  /** Who arrives first takes the innermost place, so that nobody has to push through. */
  private void assign(Cast cast, int first, Cast members, List<double[]> slots, Town town) {
    List<Integer> byArrival = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      byArrival.add(i);
    }
    byArrival.sort(
        Comparator.comparingDouble(
            i -> {
              Actor a = members.get(i);
              double way = Town.distance(a.east(), a.north(), east, north);
              return a.departS() + way / a.paceMps();
            }));
    for (int rank = 0; rank < byArrival.size(); rank++) {
      int i = byArrival.get(rank);
      cast.replace(first + i, walk(members.get(i), slots.get(rank), town));
    }
  }

  private static Actor walk(Actor a, double[] slot, Town town) {
    double[] path = path(a, slot, town);
    return new Actor(
        a.role(),
        a.zone(),
        a.east(),
        a.north(),
        a.headingRad(),
        a.paceMps(),
        a.heightM(),
        a.outfit(),
        a.departS(),
        path);
  }

  private static double[] path(Actor a, double[] slot, Town town) {
    boolean toMarket = slot[1] < 100;
    if (toMarket && a.zone().equals(Casting.SOUTH_PROMENADE)) {
      double gap = gap(a, slot, 60.6, 65.4, town);
      return new double[] {gap, 60.4, gap, 65.4, slot[0], slot[1]};
    }
    if (toMarket && a.zone().equals(Casting.NORTH_PROMENADE)) {
      double gap = gap(a, slot, 83.6, 78.6, town);
      return new double[] {gap, 83.8, gap, 78.6, slot[0], slot[1]};
    }
    return slot;
  }

  /** The free passage between two stalls that lies nearest to the straight way. */
  private static double gap(Actor a, double[] slot, double outer, double inner, Town town) {
    double middle = (outer + inner) / 2;
    double along = (middle - a.north()) / (slot[1] - a.north());
    double straight = a.east() + along * (slot[0] - a.east());
    double best = Double.NaN;
    for (double e = 41; e <= 119; e += 0.5) {
      boolean nearer = Double.isNaN(best) || Math.abs(e - straight) < Math.abs(best - straight);
      if (nearer
          && !town.blocked(e, outer, 0.45)
          && !town.blocked(e, middle, 0.45)
          && !town.blocked(e, middle + (inner - outer) / 4, 0.45)) {
        best = e;
      }
    }
    return Double.isNaN(best) ? straight : best;
  }
}
