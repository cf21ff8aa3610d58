package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks a plan over whole legs, the way home included: fence, height, distance from the places
 * where people are, length.
 *
 * @param ceilingM highest allowed height above home, metres
 * @param floorM lowest allowed height of a leg above home, metres
 * @param standOffM smallest horizontal distance from any area, metres
 * @param enduranceS longest allowed flight time without wind, seconds
 */
public record RouteCheck(double ceilingM, double floorM, double standOffM, double enduranceS) {
  /** 120 m is the ceiling for light drones; the rest is Skybeat's own caution. */
  public static final RouteCheck DEFAULT = new RouteCheck(120, 15, 8, 20 * 60);

  private static final double STEP_M = 2;
  private static final double CLIMB_MPS = 2.5;

  private record Leg(String name, LatLon from, LatLon to) {}

  /** Everything that is wrong with {@code plan}; empty when it may be flown. */
  public List<Violation> violations(Plan plan, List<Area> areas) {
    List<Violation> found = new ArrayList<>();
    if (plan.home().isEmpty()) {
      found.add(new Violation("plan", "home", "no planned home position", "one is needed"));
      return found;
    }
    heights(plan, found);
    List<Leg> legs = legs(plan);
    for (Leg leg : legs) {
      standOff(leg, areas, found);
      fence(leg, plan.fence(), found);
    }
    endurance(plan, legs, found);
    return found;
  }

  private void heights(Plan plan, List<Violation> found) {
    int number = 0;
    boolean takesOff = false;
    boolean comesHome = false;
    for (PlanItem item : plan.items()) {
      number++;
      takesOff |= item.command() == PlanItem.NAV_TAKEOFF;
      comesHome |=
          item.command() == PlanItem.NAV_RETURN_TO_LAUNCH || item.command() == PlanItem.NAV_LAND;
      if (!item.flownTo() || item.command() == PlanItem.NAV_LAND) {
        continue;
      }
      double height = item.param(7) - (item.relativeAltitude() ? 0 : plan.homeAltitudeAmslM());
      if (height > ceilingM) {
        found.add(new Violation("item " + number, "ceiling", metres(height), metres(ceilingM)));
      } else if (height < floorM) {
        found.add(new Violation("item " + number, "floor", metres(height), metres(floorM)));
      }
    }
    if (!takesOff) {
      found.add(new Violation("plan", "take-off", "no take-off item", "one is needed"));
    }
    if (!comesHome) {
      found.add(new Violation("plan", "ending", "neither return nor landing", "one is needed"));
    }
  }

  private static List<Leg> legs(Plan plan) {
    List<Leg> legs = new ArrayList<>();
    LatLon from = plan.home().orElseThrow();
    String fromName = "home";
    int number = 0;
    for (PlanItem item : plan.items()) {
      number++;
      LatLon to;
      String name;
      if (item.flownTo()) {
        to = item.where().orElseThrow();
        name = "item " + number;
      } else if (item.command() == PlanItem.NAV_RETURN_TO_LAUNCH) {
        to = plan.home().orElseThrow();
        name = "home";
      } else {
        continue;
      }
      legs.add(new Leg("leg " + fromName + " to " + name, from, to));
      from = to;
      fromName = name;
    }
    return legs;
  }

  private void standOff(Leg leg, List<Area> areas, List<Violation> found) {
    for (Area area : areas) {
      double nearest = Double.POSITIVE_INFINITY;
      for (LatLon point : points(leg)) {
        nearest = Math.min(nearest, area.ring().distanceM(point));
      }
      if (nearest < standOffM) {
        found.add(
            new Violation(
                leg.name(), "stand-off from " + area.id(), metres(nearest), metres(standOffM)));
      }
    }
  }

  private static void fence(Leg leg, List<Fence> fence, List<Violation> found) {
    List<Fence> inclusions = fence.stream().filter(Fence::inclusion).toList();
    for (LatLon point : points(leg)) {
      boolean inside =
          inclusions.isEmpty() || inclusions.stream().anyMatch(part -> part.allows(point));
      boolean outside =
          fence.stream().filter(part -> !part.inclusion()).allMatch(part -> part.allows(point));
      if (!inside || !outside) {
        found.add(
            new Violation(
                leg.name(),
                "fence",
                String.format(
                    Locale.ROOT, "leaves it at %.6f, %.6f", point.latDeg(), point.lonDeg()),
                "inside"));
        return;
      }
    }
  }

  private void endurance(Plan plan, List<Leg> legs, List<Violation> found) {
    double lengthM = 0;
    for (Leg leg : legs) {
      lengthM += Geodesy.distanceM(leg.from(), leg.to());
    }
    double highestM = 0;
    double holdS = 0;
    for (PlanItem item : plan.items()) {
      if (item.flownTo()) {
        highestM = Math.max(highestM, item.param(7));
      }
      boolean holds =
          item.command() == PlanItem.NAV_WAYPOINT || item.command() == PlanItem.NAV_LOITER_TIME;
      if (holds && Double.isFinite(item.param(1))) {
        holdS += item.param(1);
      }
    }
    double seconds =
        lengthM / Math.max(1, plan.cruiseSpeedMps()) + holdS + 2 * highestM / CLIMB_MPS;
    if (seconds > enduranceS) {
      found.add(
          new Violation(
              "plan",
              "endurance",
              String.format(Locale.ROOT, "%.0f s", seconds),
              String.format(Locale.ROOT, "%.0f s", enduranceS)));
    }
  }

  private static List<LatLon> points(Leg leg) {
    LocalFrame frame = new LocalFrame(leg.from());
    Enu to = frame.toEnu(leg.to());
    int steps = Math.max(1, (int) Math.ceil(to.horizontal() / STEP_M));
    List<LatLon> points = new ArrayList<>(steps + 1);
    for (int i = 0; i <= steps; i++) {
      points.add(frame.toLatLon(to.times((double) i / steps)));
    }
    return points;
  }

  private static String metres(double value) {
    return String.format(Locale.ROOT, "%.1f m", value);
  }
}
