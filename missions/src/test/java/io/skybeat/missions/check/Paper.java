package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.geo.Ring;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Plans drawn in metres east and north of home. */
final class Paper {
  static final LatLon HOME = new LatLon(30.5, 114.3);
  static final LocalFrame FRAME = new LocalFrame(HOME);
  static final double HOME_AMSL_M = 50;

  private Paper() {}

  static LatLon at(double east, double north) {
    return FRAME.toLatLon(new Enu(east, north, 0));
  }

  static Ring ring(double... eastNorth) {
    List<LatLon> corners = new ArrayList<>();
    for (int i = 0; i < eastNorth.length; i += 2) {
      corners.add(at(eastNorth[i], eastNorth[i + 1]));
    }
    return new Ring(corners);
  }

  static Ring box(double east0, double north0, double east1, double north1) {
    return ring(east0, north0, east1, north0, east1, north1, east0, north1);
  }

  static PlanItem item(int command, double p1, double east, double north, double up) {
    LatLon where = at(east, north);
    return new PlanItem(
        command, 3, true, List.of(p1, 0.0, 0.0, Double.NaN, where.latDeg(), where.lonDeg(), up));
  }

  static PlanItem go(double east, double north, double up) {
    return item(PlanItem.NAV_WAYPOINT, 0, east, north, up);
  }

  static PlanItem stop(double east, double north, double up, double seconds) {
    return item(PlanItem.NAV_WAYPOINT, seconds, east, north, up);
  }

  static PlanItem action(int command, double... params) {
    List<Double> seven = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      seven.add(i < params.length ? params[i] : 0.0);
    }
    return new PlanItem(command, 2, true, seven);
  }

  /** Take-off to 30 m, {@code items}, return; 10 m/s. */
  static Plan plan(List<Fence> fence, PlanItem... items) {
    List<PlanItem> all = new ArrayList<>();
    all.add(item(PlanItem.NAV_TAKEOFF, 0, 0, 0, 30));
    all.addAll(List.of(items));
    all.add(action(PlanItem.NAV_RETURN_TO_LAUNCH));
    return new Plan("paper", Optional.of(HOME), HOME_AMSL_M, 10, all, fence, List.of());
  }

  static Plan plan(PlanItem... items) {
    return plan(List.of(), items);
  }

  /** Default limits with parts replaced. */
  static Limits limits(
      Limits.Course course,
      Optional<Limits.Energy> energy,
      Limits.Wind wind,
      Limits.Camera camera) {
    Limits d = Limits.DEFAULT;
    return new Limits(
        d.heights(),
        course,
        d.people(),
        d.obstacles(),
        d.link(),
        new Limits.Homeward(15, 10, 2.5, 1.5),
        energy,
        wind,
        d.separation(),
        camera,
        d.flightTimeMaxS());
  }

  static Surroundings around(
      List<Obstacle> obstacles, List<Airspace> airspaces, List<Crowding> people, Terrain terrain) {
    return new Surroundings(List.of(), obstacles, airspaces, people, Optional.ofNullable(terrain));
  }

  static OptionalDouble some(double value) {
    return OptionalDouble.of(value);
  }

  static List<String> said(Limits limits, Surroundings surroundings, Plan plan) {
    return new FlightCheck(limits, surroundings)
        .report(plan, List.of()).violations().stream().map(Violation::toString).toList();
  }
}
