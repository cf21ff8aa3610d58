package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.mode.Conduct;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.look.Found;
import io.skybeat.station.look.Lane;
import io.skybeat.station.look.LookPlan;
import io.skybeat.station.look.LookTerms;
import io.skybeat.station.look.RestOfRoute;
import io.skybeat.station.look.Spot;
import io.skybeat.station.look.StandOff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which drone looks: the nearest one on patrol whose pack carries the look and the way home, else
 * the nearest that stands ready. Says of every drone why it is or is not.
 */
final class Candidates {
  private static final double FROM_HOME_M = 100;
  private static final int HEIGHTS = 3;

  private final SortieTerms terms;
  private final SortieRules.Hands hands;
  private final Instant at;
  private final LookTarget target;
  private final List<String> said = new ArrayList<>();

  Candidates(SortieTerms terms, SortieRules.Hands hands, Instant at, LookTarget target) {
    this.terms = terms;
    this.hands = hands;
    this.at = at;
    this.target = target;
  }

  /**
   * The drone that is sent.
   *
   * @param plan that it flies, or that it would fly for the look alone
   * @param pilot who answers for a sortie of its own
   */
  record Chosen(Vehicle vehicle, Optional<Sortie> sortie, Plan plan, Spot spot, String pilot) {
    boolean flies() {
      return sortie.isPresent();
    }
  }

  private record Near(Vehicle vehicle, Optional<Sortie> sortie, double awayM) {
    String drone() {
      return vehicle.drone().value();
    }
  }

  /** What was said of each drone, the chosen one first. */
  String choice() {
    return String.join("; ", said);
  }

  /** The best of all drones, or of one. */
  Optional<Chosen> best(Optional<DroneId> only) {
    List<Near> flying = new ArrayList<>();
    List<Near> standing = new ArrayList<>();
    for (DroneId drone : terms.drones().keySet()) {
      Vehicle vehicle = hands.vehicle(drone);
      if (vehicle != null && (only.isEmpty() || only.get().equals(drone))) {
        Optional<Sortie> sortie = hands.sorties().of(drone).filter(one -> one.phase().committed());
        (sortie.isPresent() ? flying : standing).add(near(vehicle, sortie));
      }
    }
    flying.sort(Comparator.comparingDouble(Near::awayM));
    standing.sort(Comparator.comparingDouble(Near::awayM));
    Optional<Chosen> best = Optional.empty();
    for (Near near : flying) {
      best = best.isPresent() ? farther(best, near) : fromPatrol(near);
    }
    for (Near near : standing) {
      best = best.isPresent() ? farther(best, near) : fromDock(near);
    }
    return best;
  }

  private Near near(Vehicle vehicle, Optional<Sortie> sortie) {
    return new Near(
        vehicle,
        sortie,
        vehicle
            .motion()
            .fix()
            .map(fix -> Geodesy.distanceM(fix.where(), target.where()))
            .orElse(Double.POSITIVE_INFINITY));
  }

  private Optional<Chosen> farther(Optional<Chosen> best, Near near) {
    String place = near.sortie().isPresent() ? "on its sortie" : "on the ground";
    said.add(
        Double.isInfinite(near.awayM())
            ? near.drone() + ": no position"
            : String.format(
                Locale.ROOT, "%s: not needed, %.0f m away %s", near.drone(), near.awayM(), place));
    return best;
  }

  private Optional<Chosen> unfit(Near near, String why) {
    said.add(near.drone() + ": not fit: " + why);
    return Optional.empty();
  }

  private Optional<Chosen> chosen(Near near, Chosen chosen, String how) {
    said.add(0, String.format(Locale.ROOT, "%s: %.0f m away, %s", near.drone(), near.awayM(), how));
    return Optional.of(chosen);
  }

  // ---- on patrol

  private Optional<Chosen> fromPatrol(Near near) {
    Sortie sortie = near.sortie().orElseThrow();
    Vehicle vehicle = near.vehicle();
    Optional<String> against = busy(sortie, vehicle);
    Optional<Plan> plan = terms.plan(sortie).filter(one -> one.home().isPresent());
    if (against.isPresent() || plan.isEmpty()) {
      return unfit(near, against.orElse("its route is not among the missions"));
    }
    Motion.Fix fix = vehicle.motion().fix().orElseThrow();
    double heightM = Math.round(fix.heightAboveHomeM());
    Found found =
        standOff(plan.get(), sortie.drone())
            .beside(target.where(), target.ce90M(), heightM, fix.where(), fix.heightAboveHomeM());
    if (found instanceof Found.None none) {
      return unfit(near, none.why());
    }
    Spot spot = ((Found.At) found).spot();
    Instant back = at.plus(terms.look().dwell()).plusSeconds(2 * (long) terms.look().wayS(spot));
    Optional<String> weak =
        weak(vehicle, plan.get(), spot)
            .or(() -> new OthersBeside(terms, hands).against(sortie, fix, spot))
            .or(
                () ->
                    new Covering(terms, hands.permits())
                        .against(sortie, plan.get(), fix.where(), spot, at, back));
    return weak.isPresent()
        ? unfit(near, weak.get())
        : chosen(near, new Chosen(vehicle, near.sortie(), plan.get(), spot, ""), "on patrol");
  }

  private Optional<String> busy(Sortie sortie, Vehicle vehicle) {
    Optional<Control> control = hands.sorties().control(sortie.drone());
    boolean patrols = sortie.phase() == Phase.PATROLLING || sortie.phase() == Phase.LOOKING;
    if (control.isPresent()) {
      return Optional.of(control.get().by() + " has the drone in hand");
    }
    if (!vehicle.linked() || vehicle.motion().fix().isEmpty()) {
      return Optional.of(vehicle.linked() ? "no position" : "no link");
    }
    if (sortie.look().isPresent()) {
      return Optional.of("it looks at another place");
    }
    if (sortie.view().held()) {
      return Optional.of("it is held by order");
    }
    boolean order = hands.flights().find(sortie.id()).flatMap(Flight::order).isPresent();
    boolean mission = vehicle.condition().mode().conduct() == Conduct.MISSION;
    if (!patrols
        || sortie.left().isPresent()
        || order
        || !mission
        || sortie.cutShort().isPresent()) {
      return Optional.of("it is not on its route: mode " + vehicle.condition().mode());
    }
    double floorM = terms.look().check().limits().heights().floorM();
    boolean climbs = vehicle.motion().fix().get().heightAboveHomeM() < floorM;
    return climbs || vehicle.progress().current() < 1
        ? Optional.of("it still climbs")
        : Optional.empty();
  }

  private Optional<String> weak(Vehicle vehicle, Plan plan, Spot spot) {
    LookTerms look = terms.look();
    Endurance endurance = new Endurance(look.power(), plan, vehicle);
    OptionalDouble left = endurance.leftPercent();
    if (left.isEmpty()) {
      return Optional.of("battery not reported");
    }
    double needed =
        endurance.lookPercent(spot.wayM(), look.dwell().toSeconds(), spot.beside(), spot.heightM());
    return left.getAsDouble() >= needed
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "battery %.0f %%: the look, the way home and the reserve need %.0f",
                left.getAsDouble(),
                needed));
  }

  // ---- from its dock

  private Optional<Chosen> fromDock(Near near) {
    Vehicle vehicle = near.vehicle();
    if (!vehicle.linked() || vehicle.motion().fix().isEmpty()) {
      return unfit(near, vehicle.linked() ? "no position" : "no link");
    }
    Optional<Sortie> prepares = hands.sorties().of(vehicle.drone());
    if (prepares.isPresent()) {
      return unfit(near, "it prepares sortie " + prepares.get().id());
    }
    Optional<String> pilot = pilot();
    Optional<Plan> base = base(vehicle);
    if (pilot.isEmpty() || base.isEmpty()) {
      return unfit(
          near,
          pilot.isEmpty() ? "no pilot on duty has a hand free" : "no route begins where it stands");
    }
    Motion.Fix fix = vehicle.motion().fix().get();
    String why = "";
    for (double heightM : heights(base.get(), vehicle)) {
      Found found =
          standOff(base.get(), vehicle.drone())
              .beside(target.where(), target.ce90M(), heightM, fix.where(), heightM);
      if (found instanceof Found.At at) {
        return fromDock(near, base.get(), at.spot(), pilot.get());
      }
      why = ((Found.None) found).why();
    }
    return unfit(near, why);
  }

  private Optional<Chosen> fromDock(Near near, Plan base, Spot spot, String pilot) {
    Plan plan = LookPlan.of(terms.look(), base, target.where(), spot);
    List<Violation> violations = LookPlan.violations(terms.look(), plan);
    if (!violations.isEmpty()) {
      return unfit(near, violations.get(0).toString());
    }
    Sortie sortie =
        Sortie.planned(planned(near.vehicle().drone(), pilot, Actor.rule("look"), "look"))
            .evolve(
                new Fact.RouteDrawn(
                    at,
                    Actor.rule("look"),
                    "look",
                    id(near.vehicle().drone()),
                    base.name(),
                    DrawnRoute.items(plan)));
    // Another that lands beside it has landed until this one starts.
    List<String> against =
        GoNoGo.report(new GoCase(at, sortie, near.vehicle(), terms, hands))
            .without(OwnAirInputs.INPUT)
            .against();
    Optional<String> weak = weak(near.vehicle(), plan, spot);
    if (!against.isEmpty() || weak.isPresent()) {
      return unfit(near, against.isEmpty() ? weak.get() : Launch.words(against));
    }
    return chosen(
        near, new Chosen(near.vehicle(), Optional.empty(), plan, spot, pilot), "stands ready");
  }

  private SortieId id(DroneId drone) {
    String stamp = at.truncatedTo(java.time.temporal.ChronoUnit.MILLIS).toString();
    return new SortieId("look-" + drone + "-" + stamp.replace(":", "").replace("-", ""));
  }

  Fact.SortiePlanned planned(DroneId drone, String pilot, Actor by, String reason) {
    return new Fact.SortiePlanned(
        at,
        by,
        reason,
        id(drone),
        drone,
        Looks.ROUTE,
        at,
        pilot,
        terms.drones().get(drone).origin());
  }

  private Optional<String> pilot() {
    return terms.timetable().pilots().stream()
        .filter(pilot -> terms.onDuty(pilot.id(), hands.sorties(), at))
        .filter(pilot -> flying(pilot) < pilot.maxDrones())
        .map(Pilot::id)
        .findFirst();
  }

  private long flying(Pilot pilot) {
    return hands.sorties().open().stream()
        .filter(one -> one.view().pilot().equals(pilot.id()) && one.phase().committed())
        .count();
  }

  /** A route whose home is where it stands; one that the timetable has it fly, if it can be. */
  private Optional<Plan> base(Vehicle vehicle) {
    LatLon here = vehicle.motion().fix().orElseThrow().where();
    List<String> usual =
        terms.timetable().slots().stream()
            .filter(slot -> slot.drone().equals(vehicle.drone()))
            .map(Slot::route)
            .toList();
    return terms.plans().values().stream()
        .filter(
            plan -> plan.home().map(h -> Geodesy.distanceM(h, here) <= FROM_HOME_M).orElse(false))
        .min(Comparator.comparing(plan -> usual.contains(plan.name()) ? 0 : 1));
  }

  /** The height at which it flies otherwise; then higher ones, over what flies there now. */
  private List<Double> heights(Plan base, Vehicle vehicle) {
    double usualM = new RestOfRoute(base, 0).heightM();
    double firstM = usualM > 0 ? usualM : terms.look().heightM();
    List<Double> heights = new ArrayList<>();
    double stepM = Math.max(2, terms.look().check().limits().separation().verticalM());
    for (int i = 0; i < HEIGHTS && vehicle != null; i++) {
      heights.add(firstM + i * stepM);
    }
    return heights;
  }

  // ---- around them

  private StandOff standOff(Plan plan, DroneId drone) {
    return new StandOff(terms.look(), plan, lanes(drone));
  }

  /** Where our other drones are in the air. */
  List<Lane> lanes(DroneId except) {
    List<Lane> lanes = new ArrayList<>();
    for (Sortie sortie : hands.sorties().open()) {
      Vehicle vehicle = hands.vehicle(sortie.drone());
      boolean other = sortie.phase().committed() && !sortie.drone().equals(except);
      if (other && vehicle != null) {
        lanes.add(lane(sortie, vehicle));
      }
    }
    return lanes;
  }

  private Lane lane(Sortie sortie, Vehicle vehicle) {
    List<Lane.Point> points = new ArrayList<>();
    vehicle
        .motion()
        .fix()
        .ifPresent(fix -> points.add(new Lane.Point(fix.where(), fix.heightAboveHomeM())));
    Optional<Plan> plan = terms.plan(sortie);
    double heightM = plan.map(one -> new RestOfRoute(one, 0).heightM()).orElse(0.0);
    sortie.look().ifPresent(look -> points.add(new Lane.Point(look.beside(), look.heightM())));
    sortie.left().ifPresent(left -> points.add(new Lane.Point(left.where(), left.heightM())));
    if (plan.isPresent()) {
      int from =
          RestOfRoute.at(plan.get(), Math.max(1, vehicle.progress().current()), vehicle.ardupilot())
              .from();
      for (PlanItem item : plan.get().items().subList(from, plan.get().items().size())) {
        if (item.flownTo()) {
          points.add(new Lane.Point(item.where().orElseThrow(), plan.get().aboveHomeM(item)));
        }
      }
      plan.get().home().ifPresent(home -> points.add(new Lane.Point(home, heightM)));
    }
    return new Lane(sortie.drone().value(), points);
  }
}
