package io.skybeat.simulator.day;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.world.TruePose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What must be true of the aircraft themselves, whatever anybody believes: by their true poses. */
final class Airspace {
  /** Two in the air are this far apart across, or {@link #LEAST_ABOVE_M} in height. */
  private static final double LEAST_ACROSS_M = 5;

  private static final double LEAST_ABOVE_M = 2.5;
  private static final double IN_THE_AIR_M = 1;
  private static final double CEILING_M = 120;

  /** Below it an aircraft must be on its way home or down. */
  private static final double RESERVE_PERCENT = 15;

  private static final double EMPTY_PERCENT = 1;
  private static final Duration DIVERTS = Duration.ofSeconds(60);
  private static final Duration REACTS = Duration.ofSeconds(5);

  private final Checks checks;
  private final List<List<Enu>> fences = new ArrayList<>();
  private final SortedMap<Integer, Instant> lowSince = new TreeMap<>();
  private double nearestM = Double.POSITIVE_INFINITY;

  Airspace(Collection<Plan> plans, Site site, Checks checks) {
    this.checks = checks;
    LocalFrame town = site.frame();
    for (Plan plan : plans) {
      for (Fence part : plan.fence()) {
        if (part instanceof Fence.Polygon polygon && polygon.inclusion()) {
          List<Enu> corners = new ArrayList<>();
          for (LatLon corner : polygon.ring().corners()) {
            corners.add(town.toEnu(corner));
          }
          fences.add(corners);
        }
      }
    }
  }

  /** The least distance that two in the air ever had; infinite when there never were two. */
  double nearestM() {
    return nearestM;
  }

  void landed(Berth berth) {
    lowSince.remove(berth.number());
  }

  /** One of {@code all} flies; {@code blind}: it has no satellites, or had none in this flight. */
  void flies(Berth berth, TruePose pose, boolean blind, Collection<Berth> all) {
    Enu here = pose.position();
    if (here.up() < IN_THE_AIR_M) {
      return;
    }
    if (!blind) {
      checks.hold("fence-kept", inside(here), () -> berth.drone() + " is at " + text(here));
    }
    checks.hold(
        "ceiling-kept", here.up() < CEILING_M, () -> berth.drone() + " is at " + text(here));
    for (Berth other : all) {
      if (other != berth && other.armed()) {
        separated(berth, here, other);
      }
    }
    energy(berth, pose.at());
  }

  private void separated(Berth berth, Enu here, Berth other) {
    Enu there = other.place();
    if (there.up() < IN_THE_AIR_M) {
      return;
    }
    Enu gap = there.minus(here);
    nearestM = Math.min(nearestM, gap.length());
    checks.hold(
        "separation",
        gap.horizontal() >= LEAST_ACROSS_M || Math.abs(gap.up()) >= LEAST_ABOVE_M,
        () -> berth.drone() + " at " + text(here) + ", " + other.drone() + " at " + text(there));
  }

  private void energy(Berth berth, Instant at) {
    double left = berth.batteryPercent();
    if (left >= RESERVE_PERCENT) {
      lowSince.remove(berth.number());
      return;
    }
    FlightMode mode = berth.vehicle().mode();
    boolean comingDown = mode == FlightMode.RTL || mode == FlightMode.LAND;
    Instant since = lowSince.computeIfAbsent(berth.number(), number -> at);
    // To a rally point, because its dock does not open: it cannot land at home.
    boolean diverts = mode == FlightMode.GUIDED && !since.plus(DIVERTS).isBefore(at);
    checks.hold(
        "reserve-kept",
        left > EMPTY_PERCENT && (comingDown || diverts || !since.plus(REACTS).isBefore(at)),
        () ->
            String.format(
                Locale.ROOT, "%s flies in %s with %.1f %% left", berth.drone(), mode, left));
  }

  private boolean inside(Enu here) {
    if (fences.isEmpty()) {
      return true;
    }
    for (List<Enu> corners : fences) {
      if (inside(corners, here)) {
        return true;
      }
    }
    return false;
  }

  private static boolean inside(List<Enu> corners, Enu here) {
    boolean inside = false;
    Enu b = corners.get(corners.size() - 1);
    for (Enu a : corners) {
      boolean crosses = (a.north() > here.north()) != (b.north() > here.north());
      if (crosses
          && here.east()
              < (b.east() - a.east()) * (here.north() - a.north()) / (b.north() - a.north())
                  + a.east()) {
        inside = !inside;
      }
      b = a;
    }
    return inside;
  }

  private static String text(Enu place) {
    return String.format(
        Locale.ROOT, "%.1f E %.1f N %.1f up", place.east(), place.north(), place.up());
  }
}
