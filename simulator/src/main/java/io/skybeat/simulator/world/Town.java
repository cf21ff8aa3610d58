package io.skybeat.simulator.world;

import io.skybeat.core.geo.LatLon;
import java.util.List;

/**
 * What stands in the town tonight. The layout is fixed, the details come from the seed; metres east
 * and north of the dock, the ground is flat.
 *
 * @param stalls of the night market
 * @param lamps street lamps and the stalls' bulbs
 * @param cars all parked
 * @param buildings low, and out of the patrol's lines of sight
 * @param trees likewise
 * @param grills a subset of {@link #GRILL_PITCHES}
 */
public record Town(
    List<Stall> stalls,
    List<Lamp> lamps,
    List<Car> cars,
    List<Building> buildings,
    List<Tree> trees,
    List<Grill> grills) {
  /** The dock: the origin of the town's frame. */
  public static final LatLon DOCK = new LatLon(30.5, 114.3);

  /** The ground's height above mean sea level. */
  public static final double GROUND_AMSL_M = 50;

  public static final Rect NIGHT_MARKET = new Rect(40, 120, 60, 84);
  public static final Rect BAR_STREET = new Rect(140, 156, -20, 70);
  public static final Rect SQUARE = new Rect(40, 90, 110, 150);
  public static final Rect SCHOOL_GATE = new Rect(-45, -15, 60, 84);
  public static final Rect CAR_PARK = new Rect(20, 70, -60, -30);

  /** All that is drawn in detail. */
  public static final Rect EXTENT = new Rect(-80, 190, -90, 190);

  /** Where a grill may stand, and the only places where one does: (east, north). */
  public static final List<List<Double>> GRILL_PITCHES =
      List.of(
          List.of(50.0, 63.0),
          List.of(70.0, 81.0),
          List.of(95.0, 63.0),
          List.of(112.0, 81.0),
          List.of(143.0, 40.0));

  /** What the patrol looks at: (east, north). */
  public static final List<List<Double>> LOOKS =
      List.of(
          List.of(-30.0, 72.0),
          List.of(62.0, 130.0),
          List.of(60.0, 72.0),
          List.of(100.0, 72.0),
          List.of(148.0, 25.0),
          List.of(45.0, -45.0));

  public Town {
    stalls = List.copyOf(stalls);
    lamps = List.copyOf(lamps);
    cars = List.copyOf(cars);
    buildings = List.copyOf(buildings);
    trees = List.copyOf(trees);
    grills = List.copyOf(grills);
  }

  /** The town of {@code seed}. */
  public static Town of(long seed) {
    return TownPlan.draw(seed);
  }

  /** True where something solid stands within {@code marginM} of the point. */
  public boolean blocked(double e, double n, double marginM) {
    for (Stall stall : stalls) {
      if (stall.ground().distanceM(e, n) < marginM) {
        return true;
      }
    }
    for (Building building : buildings) {
      if (building.ground().distanceM(e, n) < marginM) {
        return true;
      }
    }
    for (Car car : cars) {
      if (distance(car.east(), car.north(), e, n) < marginM + 1.6) {
        return true;
      }
    }
    for (Grill grill : grills) {
      if (distance(grill.east(), grill.north(), e, n) < marginM + 0.7) {
        return true;
      }
    }
    return false;
  }

  /** Distance to the nearest grill pitch, used or not. */
  public static double toNearestPitchM(double e, double n) {
    double nearest = Double.MAX_VALUE;
    for (List<Double> pitch : GRILL_PITCHES) {
      nearest = Math.min(nearest, distance(pitch.get(0), pitch.get(1), e, n));
    }
    return nearest;
  }

  static double distance(double e1, double n1, double e2, double n2) {
    double de = e1 - e2;
    double dn = n1 - n2;
    return StrictMath.sqrt(de * de + dn * dn);
  }
}
