package io.skybeat.station.sortie;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import io.skybeat.station.apart.Passages;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a drone still flies, and when it is where: its look, the rest of its route, the
 * way home. How long a look, a stop or a watch lasts nobody knows, nor when a route that goes round
 * is where: from there on it may be anywhere on the rest at any time.
 */
final class RouteAhead {
  /** Nearer than that it has arrived, and part of its hold there may be over. */
  private static final double ARRIVED_M = 5;

  private static final double SLOWEST_MPS = 0.1;

  private final SortieTerms terms;
  private final Motion.Fix fix;
  private final LocalFrame frame;
  private final Passages.Line line;
  private double speedMps;

  private RouteAhead(SortieTerms terms, Motion.Fix fix, LocalFrame frame) {
    this.terms = terms;
    this.fix = fix;
    this.frame = frame;
    Limits.Homeward homeward = terms.planning().check().limits().homeward();
    this.line =
        new Passages.Line(
            NextWay.place(fix, frame),
            new Passages.Lift(homeward.climbMps(), homeward.descentMps()));
    this.speedMps = homeward.speedMps();
  }

  /** Of one in the air, whose place is known. */
  static Passages rest(Sortie sortie, Vehicle vehicle, SortieTerms terms, LocalFrame frame) {
    Motion.Fix fix = vehicle.motion().fix().orElseThrow();
    RouteAhead ahead = new RouteAhead(terms, fix, frame);
    Optional<Plan> plan = terms.plan(sortie);
    int current = sortie.left().map(Break::item).orElse(vehicle.progress().current());
    int from = Math.max(0, current - (vehicle.ardupilot() ? 1 : 0));
    ahead.speedMps = plan.map(one -> speedMps(one, from)).orElse(ahead.speedMps);
    if (sortie.view().held()) {
      ahead.line.staysOn();
    }
    sortie.look().ifPresent(ahead::look);
    boolean back = sortie.left().isPresent() && !Relief.onWatch(sortie);
    if (back) {
      Break left = sortie.left().get();
      ahead.line.to(ahead.at(left.where(), left.heightM()), ahead.speedMps);
    }
    Optional<LatLon> home = plan.flatMap(Plan::home).or(vehicle::home);
    plan.ifPresentOrElse(one -> ahead.route(one, from, home), () -> ahead.homewards(home));
    return ahead.line.drawn();
  }

  /**
   * Of one that would start now, but for its column: there another rule keeps drones apart.
   *
   * @param fix where it stands
   */
  static Passages launched(
      Sortie sortie, Plan plan, Motion.Fix fix, SortieTerms terms, LocalFrame frame) {
    RouteAhead ahead = new RouteAhead(terms, fix, frame);
    int takeOff = NextWay.takeOff(plan);
    ahead.speedMps = speedMps(plan, takeOff + 1);
    if (takeOff >= 0) {
      double heightM = plan.aboveHomeM(plan.items().get(takeOff));
      ahead.line.beginsAt(
          ahead.at(fix.where(), Math.max(heightM, fix.heightAboveHomeM())), ahead.speedMps);
    }
    if (sortie.look().isPresent()) {
      ahead.look(sortie.look().get());
    }
    ahead.route(plan, takeOff + 1, Optional.of(fix.where()));
    return ahead.line.drawn();
  }

  private void look(Looking look) {
    look.via().forEach(via -> line.to(at(via, look.heightM()), speedMps));
    line.to(at(look.beside(), look.heightM()), speedMps);
    line.staysOn();
  }

  private void route(Plan plan, int from, Optional<LatLon> home) {
    if (plan.items().stream().anyMatch(item -> item.command() == PlanItem.DO_JUMP)) {
      line.staysOn();
    }
    boolean first = true;
    for (PlanItem item : plan.items().subList(from, plan.items().size())) {
      if (item.command() == PlanItem.DO_CHANGE_SPEED && item.param(2) > 0) {
        speedMps = item.param(2);
      } else if (item.command() == PlanItem.NAV_DELAY) {
        line.stays(0, finite(item.param(1)));
      } else if (item.command() == PlanItem.NAV_LAND) {
        homewards(item.where());
        return;
      } else if (item.flownTo()) {
        LatLon where = item.where().orElseThrow();
        boolean arrived = first && Geodesy.distanceM(where, fix.where()) < ARRIVED_M;
        line.to(at(where, plan.aboveHomeM(item)), speedMps);
        stays(item, arrived);
        first = false;
      }
    }
    homewards(home);
  }

  private void stays(PlanItem item, boolean arrived) {
    switch (item.command()) {
      case PlanItem.NAV_LOITER_UNLIM, PlanItem.NAV_LOITER_TURNS -> line.staysOn();
      case PlanItem.NAV_WAYPOINT, PlanItem.NAV_SPLINE_WAYPOINT, PlanItem.NAV_LOITER_TIME -> {
        double holdS = finite(item.param(1));
        line.stays(arrived ? 0 : holdS, holdS);
      }
      default -> {}
    }
  }

  /** Over home at the height of the last point; what happens below is its own column. */
  private void homewards(Optional<LatLon> home) {
    List<Passages.Passage> drawn = line.drawn().all();
    double upM = drawn.get(drawn.size() - 1).where().up();
    home.ifPresent(
        place -> {
          Enu flat = at(place, 0);
          line.to(new Enu(flat.east(), flat.north(), upM), speedMps);
        });
  }

  private Enu at(LatLon where, double aboveHomeM) {
    return NextWay.at(where, aboveHomeM, fix, frame);
  }

  /** That which holds when item {@code from} is next. */
  private static double speedMps(Plan plan, int from) {
    double speedMps = plan.cruiseSpeedMps();
    for (PlanItem item : plan.items().subList(0, from)) {
      if (item.command() == PlanItem.DO_CHANGE_SPEED && item.param(2) > 0) {
        speedMps = item.param(2);
      }
    }
    return Math.max(SLOWEST_MPS, speedMps);
  }

  private static double finite(double value) {
    return Double.isFinite(value) && value > 0 ? value : 0;
  }
}
