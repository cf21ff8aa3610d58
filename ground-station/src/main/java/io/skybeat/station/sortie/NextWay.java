package io.skybeat.station.sortie;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.mavlink.mode.Conduct;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import io.skybeat.station.apart.Track;
import io.skybeat.station.apart.Whither;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one of our drones flies through next, by its sortie, its plan and its own reports.
 *
 * @param deed what it does there
 * @param track where
 */
record NextWay(Deed deed, Track track) {
  /** What it does, as the reasons say it. */
  enum Deed {
    CLIMBS("climbs"),
    FLIES("flies"),
    COMES_HOME("comes home"),
    STAYS("stays");

    private final String word;

    Deed(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** Nearer than that it is over its dock: it comes straight down. */
  private static final double OVER_HOME_M = 5;

  private static final int ITEMS_AHEAD = 2;

  /** An ArduCopter's RALLY_LIMIT_KM as it comes. */
  private static final double RALLY_WITHIN_M = 300;

  /** Empty for one that is neither in the air nor about to be, or whose place is not known. */
  static Optional<NextWay> of(Sortie sortie, Vehicle vehicle, SortieTerms terms, LocalFrame frame) {
    Optional<Motion.Fix> fix = vehicle.motion().fix();
    boolean down =
        sortie.phase() != Phase.ARMING && vehicle.linked() && !vehicle.condition().armed();
    if (!sortie.phase().committed() || fix.isEmpty() || down) {
      return Optional.empty();
    }
    Optional<Plan> plan = terms.plan(sortie);
    if (sortie.phase() == Phase.ARMING || climbs(vehicle, plan)) {
      return plan.map(one -> climb(one, fix.get(), frame));
    }
    Conduct conduct = vehicle.condition().mode().conduct();
    if (conduct == Conduct.LANDING || sortie.phase() == Phase.LANDING) {
      return Optional.of(new NextWay(Deed.COMES_HOME, landing(fix.get(), frame)));
    }
    if (sortie.view().order().map(order -> order.order().equals(Orders.DIVERT)).orElse(false)) {
      return Optional.of(new NextWay(Deed.COMES_HOME, diverted(sortie, fix.get(), terms, frame)));
    }
    if (sortie.view().held() && vehicle.linked()) {
      Track here = new Track(List.of(place(fix.get(), frame)));
      return Optional.of(new NextWay(Deed.STAYS, here));
    }
    boolean homeward =
        sortie.phase() == Phase.RETURNING
            || sortie.phase() == Phase.SILENT
            || conduct == Conduct.RETURNING
            || sortie.cutShort().isPresent();
    return Optional.of(
        homeward
            ? new NextWay(Deed.COMES_HOME, home(sortie, vehicle, terms, frame))
            : new NextWay(Deed.FLIES, ahead(sortie, plan, vehicle, frame)));
  }

  /** A launch that is thought of: up from where it stands, and on. */
  static Optional<NextWay> up(Sortie sortie, Vehicle vehicle, SortieTerms terms, LocalFrame frame) {
    Optional<Motion.Fix> fix = vehicle.motion().fix();
    return fix.isEmpty()
        ? Optional.empty()
        : terms.plan(sortie).map(plan -> climb(plan, fix.get(), frame));
  }

  /**
   * Home from where it is, and down there, whatever it does now; its place must be known. A vehicle
   * that returns by itself may take a rally point instead: the nearest that its course may lead to,
   * or of all.
   */
  static Track home(Sortie sortie, Vehicle vehicle, SortieTerms terms, LocalFrame frame) {
    Motion.Fix fix = vehicle.motion().fix().orElseThrow();
    Optional<Goal> goal = goal(sortie, vehicle, terms, frame);
    if (goal.isEmpty() || Geodesy.distanceM(goal.get().where(), fix.where()) < OVER_HOME_M) {
      return landing(fix, frame);
    }
    LatLon there = goal.get().where();
    double heightM = Math.max(goal.get().leastM(), fix.heightAboveHomeM());
    return new Track(
        List.of(
            place(fix, frame),
            at(fix.where(), heightM, fix, frame),
            at(there, heightM, fix, frame),
            at(there, 0, fix, frame)));
  }

  /**
   * Where it may return to.
   *
   * @param leastM above home on the way there
   */
  private record Goal(LatLon where, double leastM) {}

  private static Optional<Goal> goal(
      Sortie sortie, Vehicle vehicle, SortieTerms terms, LocalFrame frame) {
    Motion.Fix fix = vehicle.motion().fix().orElseThrow();
    Optional<Plan> plan = terms.plan(sortie);
    double leastM = terms.planning().check().limits().homeward().heightM();
    List<Goal> goals = new ArrayList<>();
    vehicle
        .home()
        .or(() -> plan.flatMap(Plan::home))
        .ifPresent(home -> goals.add(new Goal(home, leastM)));
    plan.map(Plan::rally).orElse(List.of()).stream()
        .filter(point -> Geodesy.distanceM(point.where(), fix.where()) < RALLY_WITHIN_M)
        .map(point -> new Goal(point.where(), Math.max(leastM, point.heightAboveHomeM())))
        .forEach(goals::add);
    boolean returns = vehicle.condition().mode().conduct() == Conduct.RETURNING;
    Optional<LatLon> likeliest =
        Whither.likeliest(
            goals.stream().map(Goal::where).toList(),
            fix.where(),
            returns ? Optional.of(fix.velocityMps()) : Optional.empty());
    return goals.stream().filter(goal -> Optional.of(goal.where()).equals(likeliest)).findFirst();
  }

  private static boolean climbs(Vehicle vehicle, Optional<Plan> plan) {
    int current = vehicle.progress().current();
    boolean auto = vehicle.condition().mode().conduct() == Conduct.MISSION;
    int takeOff = plan.map(NextWay::takeOff).orElse(-1) + (vehicle.ardupilot() ? 1 : 0);
    return auto && current >= 0 && current <= takeOff;
  }

  /** Index of the plan's take-off, -1 where it has none. */
  static int takeOff(Plan plan) {
    for (int i = 0; i < plan.items().size(); i++) {
      if (plan.items().get(i).command() == PlanItem.NAV_TAKEOFF) {
        return i;
      }
    }
    return -1;
  }

  private static NextWay climb(Plan plan, Motion.Fix fix, LocalFrame frame) {
    List<Enu> points = new ArrayList<>();
    points.add(place(fix, frame));
    int takeOff = takeOff(plan);
    double heightM =
        takeOff < 0
            ? fix.heightAboveHomeM()
            : Math.max(fix.heightAboveHomeM(), plan.aboveHomeM(plan.items().get(takeOff)));
    points.add(at(fix.where(), heightM, fix, frame));
    plan.items().stream()
        .skip(takeOff + 1L)
        .filter(PlanItem::flownTo)
        .filter(item -> item.command() != PlanItem.NAV_LAND)
        .findFirst()
        .ifPresent(item -> points.add(at(plan, item, fix, frame)));
    return new NextWay(Deed.CLIMBS, new Track(points));
  }

  private static Track landing(Motion.Fix fix, LocalFrame frame) {
    return new Track(List.of(place(fix, frame), at(fix.where(), 0, fix, frame)));
  }

  private static Track diverted(
      Sortie sortie, Motion.Fix fix, SortieTerms terms, LocalFrame frame) {
    List<Enu> points = new ArrayList<>(List.of(place(fix, frame)));
    Diversion.place(terms, sortie, fix.where())
        .ifPresent(
            point -> {
              points.add(at(point.where(), point.heightAboveHomeM(), fix, frame));
              points.add(at(point.where(), 0, fix, frame));
            });
    return new Track(points);
  }

  /** To where it looks, back to its route, or over the next points of it. */
  private static Track ahead(
      Sortie sortie, Optional<Plan> plan, Vehicle vehicle, LocalFrame frame) {
    Motion.Fix fix = vehicle.motion().fix().orElseThrow();
    List<Enu> points = new ArrayList<>(List.of(place(fix, frame)));
    if (sortie.look().isPresent()) {
      Looking look = sortie.look().get();
      look.via().forEach(via -> points.add(at(via, look.heightM(), fix, frame)));
      points.add(at(look.beside(), look.heightM(), fix, frame));
    } else if (sortie.left().isPresent()) {
      points.add(at(sortie.left().get().where(), sortie.left().get().heightM(), fix, frame));
    } else if (plan.isPresent()) {
      int from = Math.max(0, vehicle.progress().current() - (vehicle.ardupilot() ? 1 : 0));
      plan.get().items().stream()
          .skip(from)
          .filter(PlanItem::flownTo)
          .limit(ITEMS_AHEAD)
          .forEach(item -> points.add(at(plan.get(), item, fix, frame)));
    }
    return new Track(points);
  }

  private static Enu at(Plan plan, PlanItem item, Motion.Fix fix, LocalFrame frame) {
    return at(item.where().orElseThrow(), plan.aboveHomeM(item), fix, frame);
  }

  static Enu place(Motion.Fix fix, LocalFrame frame) {
    return at(fix.where(), fix.heightAboveHomeM(), fix, frame);
  }

  /** Heights above home become heights above the sea: docks stand at different heights. */
  static Enu at(LatLon where, double aboveHomeM, Motion.Fix fix, LocalFrame frame) {
    Enu flat = frame.toEnu(where);
    double homeAmslM = fix.altitudeAmslM() - fix.heightAboveHomeM();
    return new Enu(flat.east(), flat.north(), homeAmslM + aboveHomeM);
  }
}
