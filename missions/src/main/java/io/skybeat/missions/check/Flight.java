package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.check.Leg.Kind;
import io.skybeat.missions.check.Leg.Stretch;
import io.skybeat.missions.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A plan as it would be flown: every leg in order, jumps carried out, the way home included.
 *
 * @param frame home is its origin
 * @param homeAmslM ground height at home, metres above mean sea level: the terrain's where given,
 *     else the plan's
 * @param legs in order of time
 * @param faults why it cannot be flown to its end at all
 * @param notes what had to be assumed
 */
record Flight(
    LocalFrame frame,
    double homeAmslM,
    List<Leg> legs,
    List<Violation> faults,
    List<String> notes) {
  /** Between the points of a leg from which the straight way home is looked at. */
  private static final double WAY_HOME_STEP_M = 25;

  Flight {
    legs = List.copyOf(legs);
    faults = List.copyOf(faults);
    notes = List.copyOf(notes);
  }

  LatLon latLon(Enu point) {
    return frame.toLatLon(point);
  }

  /** Every straight part, and at each turn without a stop how far the vehicle overshoots. */
  List<Stretch> stretches(double responseS) {
    List<Stretch> all = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      for (int p = 1; p < leg.points().size(); p++) {
        all.add(new Stretch(leg.name(), leg.kind(), leg.points().get(p - 1), leg.points().get(p)));
      }
      if (i + 1 < legs.size() && leg.holdS() == 0 && leg.kind() == Kind.TRANSIT) {
        turn(leg, legs.get(i + 1), responseS, all);
      }
    }
    return all;
  }

  private static void turn(Leg leg, Leg next, double responseS, List<Stretch> into) {
    Enu corner = leg.to();
    Enu before = flat(corner.minus(leg.points().get(leg.points().size() - 2)));
    Enu after = flat(next.points().get(1).minus(next.from()));
    if (before.length() == 0 || next.kind() != Kind.TRANSIT || responseS == 0) {
      return;
    }
    // Half the sine of the turn goes on outwards while the airframe still leans the other way.
    double cos = after.length() == 0 ? -1 : Math.max(-1, before.unit().dot(after.unit()));
    double overshootM = leg.speedMps() * responseS * StrictMath.sqrt((1 - cos) / 2);
    if (overshootM > 0.1) {
      String name = String.format(Locale.ROOT, "turn at the end of %s", leg.name());
      into.add(
          new Stretch(name, Kind.TRANSIT, corner, corner.plus(before.unit().times(overshootM))));
    }
  }

  private static Enu flat(Enu vector) {
    return new Enu(vector.east(), vector.north(), 0);
  }

  /**
   * The straight way home from the ends of all legs and from points on them, at the height that the
   * vehicle takes when it returns by itself; and to the nearest rally point where there are any.
   */
  List<Stretch> waysHome(double returnHeightM, List<Plan.RallyPoint> rally) {
    List<Enu> refuges = new ArrayList<>();
    for (Plan.RallyPoint point : rally) {
      Enu flat = frame.toEnu(point.where());
      refuges.add(new Enu(flat.east(), flat.north(), point.heightAboveHomeM()));
    }
    List<Stretch> ways = new ArrayList<>();
    for (Leg leg : legs) {
      if (leg.kind() != Kind.TRANSIT) {
        continue;
      }
      double flownM = 0;
      for (int p = 1; p < leg.points().size(); p++) {
        Enu a = leg.points().get(p - 1);
        Enu b = leg.points().get(p);
        double lengthM = b.minus(a).horizontal();
        int parts = Math.max(1, (int) Math.ceil(lengthM / WAY_HOME_STEP_M));
        for (int i = 1; i <= parts; i++) {
          Enu here = a.plus(b.minus(a).times((double) i / parts));
          String from =
              String.format(
                  Locale.ROOT, "from %s after %.0f m", leg.name(), flownM + lengthM * i / parts);
          ways.add(way("way home " + from, here, new Enu(0, 0, returnHeightM)));
          refuges.stream()
              .min(Comparator.comparingDouble(place -> place.minus(here).horizontal()))
              .ifPresent(
                  place ->
                      ways.add(
                          way(
                              "way to rally point " + (refuges.indexOf(place) + 1) + " " + from,
                              here,
                              place)));
        }
        flownM += lengthM;
      }
    }
    return ways;
  }

  /** Level, at the higher of where it is and what is asked for there. */
  private static Stretch way(String name, Enu here, Enu there) {
    double heightM = Math.max(here.up(), there.up());
    return new Stretch(
        name,
        Kind.TRANSIT,
        new Enu(here.east(), here.north(), heightM),
        new Enu(there.east(), there.north(), heightM));
  }
}
