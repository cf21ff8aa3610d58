package io.skybeat.simulator.world;

import io.skybeat.simulator.world.Cast.Actor;
import io.skybeat.simulator.world.Cast.Role;
import java.util.SplittableRandom;

/** Puts the ordinary people into the town. */
final class Casting {
  static final Rect AISLE = new Rect(41, 119, 66, 78);
  static final Rect SOUTH_PROMENADE = new Rect(38, 120, 46, 58.5);
  static final Rect NORTH_PROMENADE = new Rect(40, 120, 87, 99);
  static final Rect PLAZA = new Rect(42, 88, 112, 148);
  static final Rect LANE = new Rect(144.8, 154.5, -19, 69);
  static final Rect FORECOURT = new Rect(-44, -16, 61, 83);
  private static final Rect PARK_SOUTH = new Rect(21, 69, -53, -48.5);
  private static final Rect PARK_NORTH = new Rect(21, 69, -41.5, -37);
  private static final Rect WEST_STREET = new Rect(-50, 34, 45, 52);
  private static final Rect EAST_STREET = new Rect(124, 131, -10, 60);

  private final long seed;
  private final Town town;
  private final SplittableRandom random;
  private final Cast cast = new Cast();

  Casting(long seed, Town town) {
    this.seed = seed;
    this.town = town;
    this.random = new SplittableRandom(seed ^ 0xCA57L);
  }

  Cast cast() {
    return cast;
  }

  /** Vendors, queues, groups and walkers: 200 to 250 people. */
  void ordinaryPeople() {
    town.stalls().forEach(this::stallPeople);
    groups(Town.BAR_STREET, new Rect(145.5, 156, -15, 65), 6);
    groups(Town.SQUARE, PLAZA, 5);
    groups(Town.SCHOOL_GATE, FORECOURT, 3);
    groups(Town.NIGHT_MARKET, NORTH_PROMENADE, 3);
    strollers(AISLE, 40 + random.nextInt(8));
    strollers(SOUTH_PROMENADE, 15);
    strollers(NORTH_PROMENADE, 12);
    strollers(LANE, 20 + random.nextInt(6));
    strollers(PLAZA, 24 + random.nextInt(8));
    strollers(FORECOURT, 6 + random.nextInt(4));
    strollers(PARK_SOUTH, 3);
    strollers(PARK_NORTH, 3);
    strollers(WEST_STREET, 7);
    strollers(EAST_STREET, 6);
  }

  private void stallPeople(Stall stall) {
    Rect g = stall.ground();
    double out = stall.facesNorth() ? 1 : -1;
    double front = stall.facesNorth() ? g.north() : g.south();
    double back = stall.facesNorth() ? g.south() : g.north();
    double facing = stall.facesNorth() ? 0 : StrictMath.PI;
    stand(g.centreEast() + spread(0.5), back - out * 0.35, facing);
    double kind = random.nextDouble();
    int customers = kind < 0.4 ? 0 : kind < 0.7 ? 1 : kind < 0.88 ? 2 : 4;
    double east = g.centreEast() + spread(0.8);
    for (int i = 0; i < customers; i++) {
      // Two look side by side, more stand in a queue that bends along the aisle.
      double e = customers > 2 ? east + 0.45 * i : east + 0.7 * i;
      double n = customers > 2 ? front + out * (0.6 + 0.75 * i) : front + out * 0.6;
      stand(e + spread(0.08), n + spread(0.08), facing + StrictMath.PI + spread(0.3));
    }
  }

  private void groups(Rect area, Rect within, int count) {
    for (int i = 0; i < count; i++) {
      double e = between(Math.max(area.west(), within.west()) + 1, within.east() - 1);
      double n = between(within.south() + 1, within.north() - 1);
      int people = 2 + random.nextInt(3);
      if (town.blocked(e, n, 1.5)) {
        continue;
      }
      double turn = random.nextDouble() * 6.28;
      for (int k = 0; k < people; k++) {
        double a = turn + 2 * StrictMath.PI * k / people;
        double r = 0.5 + 0.1 * people;
        stand(e + r * StrictMath.sin(a), n + r * StrictMath.cos(a), a + StrictMath.PI);
      }
    }
  }

  private void stand(double e, double n, double headingRad) {
    if (cast.fullestAt(e, n) > Closeness.ORDINARY - 2 || cast.nearestM(e, n) < 0.45) {
      return;
    }
    add(Role.STAND, Rect.around(e, n, 0.1, 0.1), e, n, headingRad, 1, 0, new double[0]);
  }

  private void strollers(Rect zone, int count) {
    for (int i = 0; i < count; i++) {
      place(zone, 0, 0, Double.MAX_VALUE, 0, Role.STROLL, 0, 0.85 + 0.6 * random.nextDouble());
    }
  }

  /**
   * Adds a walker at a free point of {@code zone} between {@code nearM} and {@code farM} from the
   * centre; false where there is no room.
   */
  boolean place(
      Rect zone,
      double centreEast,
      double centreNorth,
      double farM,
      double nearM,
      Role role,
      double departS,
      double paceMps) {
    for (int attempt = 0; attempt < 60; attempt++) {
      double e = between(zone.west(), zone.east());
      double n = between(zone.south(), zone.north());
      double d = Town.distance(e, n, centreEast, centreNorth);
      if (d > farM || d < nearM || cast.nearestM(e, n) < 0.8 || town.blocked(e, n, 0.3)) {
        continue;
      }
      if (cast.fullestAt(e, n) <= Closeness.ORDINARY - 1) {
        double heading = random.nextDouble() * 2 * StrictMath.PI;
        add(role, zone, e, n, heading, paceMps, departS, new double[0]);
        return true;
      }
    }
    return false;
  }

  /** Adds a person without asking whether there is room. */
  void add(
      Role role,
      Rect zone,
      double e,
      double n,
      double heading,
      double pace,
      double departS,
      double[] path) {
    int id = cast.size();
    double height =
        1.52 + 0.34 * (random.nextDouble() + random.nextDouble()) / 2 + 0.04 * random.nextDouble();
    cast.add(
        new Actor(role, zone, e, n, heading, pace, height, Outfit.of(seed, id), departS, path));
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private double spread(double half) {
    return (2 * random.nextDouble() - 1) * half;
  }
}
