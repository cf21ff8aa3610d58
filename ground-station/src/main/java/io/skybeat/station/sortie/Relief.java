package io.skybeat.station.sortie;

import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.mode.Conduct;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import io.skybeat.missions.schedule.WatchedPlace;
import io.skybeat.missions.schedule.Window;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.look.Found;
import io.skybeat.station.look.Lane;
import io.skybeat.station.look.Spot;
import io.skybeat.station.look.StandOff;
import io.skybeat.station.watch.Look;
import io.skybeat.station.watch.Watching;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Relief on station, where the timetable leaves a place no gap: who has flown its last look at the
 * place stands aside and keeps the camera on it until another drone is there and both have seen it
 * for the handover; then it goes home. It stands over or under the route on which its relief comes,
 * by the vertical limit of separation, so that the two do not meet there or on the way home. Whom
 * nobody relieves goes home at its reserve.
 */
final class Relief {
  static final Actor RULE = Actor.rule("relief");

  /** It leaves its route so long before its hold there is over: the camera does not turn away. */
  private static final double EARLY_S = 6;

  /** How exactly the middle of a place is known. */
  private static final double PLACE_M = 5;

  private static final Duration SEEN_WITHIN = Duration.ofSeconds(3);
  private static final Duration SOON = Duration.ofMinutes(5);
  private static final Duration EXPECTED_WITHIN = Duration.ofHours(1);

  private final SortieTerms terms;
  private final PlansAboard plans;
  private final Detour detour;
  private final Prospects prospects;

  Relief(SortieTerms terms, PlansAboard plans, Detour detour) {
    this.terms = terms;
    this.plans = plans;
    this.detour = detour;
    this.prospects = new Prospects(terms);
  }

  /** Whether it is on watch until its relief comes. */
  static boolean onWatch(Sortie sortie) {
    return sortie.look().isPresent()
        && sortie.view().look().map(look -> look.by().equals(RULE.name())).orElse(false);
  }

  /** Once a beat, for one in the air that no pilot has in hand. */
  void watch(Scene scene, SortieRules.Hands hands) {
    if (scene.message().isPresent() || !scene.vehicle().linked()) {
      return;
    }
    for (WatchedPlace place : terms.timetable().places()) {
      Optional<Area> area = area(place);
      boolean gapless = place.maxGap().map(Duration::isZero).orElse(false);
      if (!gapless || area.isEmpty()) {
        continue;
      }
      // Whose look is over shortly before the hours begin is there already.
      Optional<Window> window =
          Window.at(place, terms.timetable(), scene.at())
              .or(() -> Window.at(place, terms.timetable(), scene.at().plus(SOON)));
      if (onWatch(scene.sortie()) && looksAt(scene.sortie(), area.get())) {
        relieved(scene, place, area.get(), hands)
            .ifPresent(by -> detour.goesHome(scene, RULE, "relieved by " + by.drone()));
        return;
      }
      if (window.isPresent() && ends(scene, area.get())) {
        stand(scene, place, area.get(), window.get(), hands);
        return;
      }
    }
  }

  private Optional<Area> area(WatchedPlace place) {
    return terms.planning().check().surroundings().areas().stream()
        .filter(area -> area.id().equals(place.area()))
        .findFirst();
  }

  private static boolean looksAt(Sortie sortie, Area area) {
    return sortie.look().map(look -> area.ring().contains(look.target())).orElse(false);
  }

  /** Who is there in its place and has seen it for the handover. */
  private Optional<Sortie> relieved(
      Scene scene, WatchedPlace place, Area area, SortieRules.Hands hands) {
    return hands.sorties().open().stream()
        .filter(other -> !other.id().equals(scene.sortie().id()))
        .filter(other -> other.phase() == Phase.LOOKING && other.cutShort().isEmpty())
        .filter(other -> looksAt(other, area) || looksOnRoute(other, area, hands))
        .filter(other -> sees(other, place, scene.at(), hands.watching()))
        .findFirst();
  }

  private static boolean sees(Sortie other, WatchedPlace place, Instant at, Watching watching) {
    Look look = watching.open().get(new Watching.Pair(place.area(), other.id()));
    return look != null
        && !look.from().plus(place.handover()).isAfter(at)
        && !look.until().plus(SEEN_WITHIN).isBefore(at);
  }

  private boolean looksOnRoute(Sortie other, Area area, SortieRules.Hands hands) {
    Vehicle vehicle = hands.vehicle(other.drone());
    return vehicle != null
        && plans
            .find(other, vehicle)
            .flatMap(plan -> plan.look(vehicle.progress().current()))
            .map(look -> area.ring().contains(look.target()))
            .orElse(false);
  }

  /** Whether its last look at the place on its route is about to be over. */
  private boolean ends(Scene scene, Area area) {
    Sortie sortie = scene.sortie();
    Vehicle vehicle = scene.vehicle();
    boolean onRoute =
        sortie.phase() == Phase.LOOKING
            && sortie.look().isEmpty()
            && sortie.left().isEmpty()
            && sortie.cutShort().isEmpty()
            && !sortie.view().held()
            && scene.flight().order().isEmpty()
            && vehicle.condition().mode().conduct() == Conduct.MISSION
            && vehicle.motion().fix().isPresent();
    Optional<PlanAboard> plan = onRoute ? plans.find(sortie, vehicle) : Optional.empty();
    Optional<Plan> route = terms.plan(sortie);
    if (plan.isEmpty() || route.isEmpty()) {
      return false;
    }
    int current = vehicle.progress().current();
    boolean last =
        plan.get().looks().stream()
            .filter(look -> area.ring().contains(look.target()))
            .reduce((one, later) -> later)
            .map(look -> look.item() == current)
            .orElse(false);
    if (!last) {
      return false;
    }
    PlanItem item = route.get().items().get(current - (vehicle.ardupilot() ? 1 : 0));
    Duration stood = Duration.between(sortie.view().phaseSince(), scene.at());
    return stood.toMillis() >= 1000 * (item.param(1) - EARLY_S);
  }

  /** Leaves its route and stands aside, unless its relief is there already. */
  private void stand(
      Scene scene, WatchedPlace place, Area area, Window window, SortieRules.Hands hands) {
    if (relieved(scene, place, area, hands).isPresent()) {
      return;
    }
    LatLon middle = area.ring().centroid();
    Optional<Spot> spot = spot(scene, place, middle, hands);
    Motion.Fix fix = scene.vehicle().motion().fix().orElseThrow();
    if (spot.isEmpty()
        || new Covering(terms, hands.permits())
            .against(
                scene.sortie(),
                terms.plan(scene.sortie()).orElseThrow(),
                fix.where(),
                spot.get(),
                scene.at(),
                scene.at())
            .isPresent()) {
      // It flies on; that the place is left is said when it is.
      return;
    }
    String expected =
        prospects
            .next(place, hands.sorties(), scene.at(), Optional.of(scene.sortie().id()))
            .map(next -> "until " + next.sortie() + " relieves it")
            .orElse("no relief is planned");
    String why = "on watch over " + place.area() + "; " + expected;
    int next = scene.vehicle().progress().current() + 1;
    scene.note(
        new Fact.PatrolLeft(
            scene.at(), RULE, why, scene.sortie().id(), next, fix.where(), fix.heightAboveHomeM()));
    scene.note(
        new Fact.LookOrdered(
            scene.at(),
            RULE,
            why,
            scene.sortie().id(),
            Optional.empty(),
            middle,
            PLACE_M,
            spot.get().beside(),
            spot.get().heightM(),
            spot.get().via(),
            window.until(),
            false,
            false,
            scene.sortie().drone() + " is there"));
    scene.phase(Phase.PATROLLING, RULE, "flies to where it looks from");
  }

  private Optional<Spot> spot(
      Scene scene, WatchedPlace place, LatLon middle, SortieRules.Hands hands) {
    Optional<Plan> plan = terms.plan(scene.sortie()).filter(one -> one.home().isPresent());
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    Candidates others =
        new Candidates(terms, hands, scene.at(), new LookTarget(middle, PLACE_M, Optional.empty()));
    List<Lane> coming = coming(place, scene, hands);
    StandOff standOff =
        new StandOff(terms.look(), plan.get(), others.lanes(scene.sortie().drone()), coming);
    Motion.Fix fix = scene.vehicle().motion().fix().orElseThrow();
    for (double heightM : heights(fix.heightAboveHomeM(), coming)) {
      Found found = standOff.beside(middle, PLACE_M, heightM, fix.where(), fix.heightAboveHomeM());
      boolean free =
          found instanceof Found.At at
              && new OthersBeside(terms, hands).against(scene.sortie(), fix, at.spot()).isEmpty();
      if (free) {
        return Optional.of(((Found.At) found).spot());
      }
    }
    return Optional.empty();
  }

  /**
   * Over or under all routes on which its relief may come, the nearest to its own first: it must
   * not be in their way when it goes home, either.
   */
  private List<Double> heights(double ownM, List<Lane> coming) {
    Limits limits = terms.look().check().limits();
    double apartM = limits.separation().verticalM() + 1;
    SortedSet<Double> all = new TreeSet<>();
    all.add(Math.round(ownM) + apartM);
    all.add(Math.round(ownM) - apartM);
    for (Lane lane : coming) {
      for (Lane.Point point : lane.points()) {
        all.add(Math.round(point.heightM()) + apartM);
        all.add(Math.round(point.heightM()) - apartM);
      }
    }
    return all.stream()
        .filter(heightM -> heightM >= limits.heights().floorM())
        .filter(heightM -> heightM <= limits.heights().ceilingM())
        .filter(heightM -> coming.stream().allMatch(lane -> clear(lane, heightM, apartM)))
        .sorted(Comparator.comparingDouble(heightM -> Math.abs(heightM - ownM)))
        .toList();
  }

  private static boolean clear(Lane lane, double heightM, double apartM) {
    return lane.points().stream()
        .allMatch(point -> Math.abs(Math.round(point.heightM()) - heightM) >= apartM);
  }

  /** The routes on which its relief may come. */
  private List<Lane> coming(WatchedPlace place, Scene scene, SortieRules.Hands hands) {
    List<Lane> lanes = new ArrayList<>();
    Instant horizon = scene.at().plus(EXPECTED_WITHIN);
    for (Sortie other : hands.sorties().open()) {
      boolean comes =
          !other.phase().airborne()
              && other.view().startsAt().isBefore(horizon)
              && prospects.seen(place, other.view().route()).isPresent();
      Optional<Plan> plan = comes ? terms.plan(other) : Optional.empty();
      plan.ifPresent(route -> lanes.add(lane(other, route)));
    }
    return lanes;
  }

  private static Lane lane(Sortie sortie, Plan route) {
    List<Lane.Point> points = new ArrayList<>();
    for (PlanItem item : route.items()) {
      if (item.flownTo()) {
        points.add(new Lane.Point(item.where().orElseThrow(), route.aboveHomeM(item)));
      }
    }
    return new Lane(sortie.drone().value(), points);
  }

  /** How long one that is on watch can stay, by its pack. */
  static Optional<Duration> stays(Sortie sortie, Vehicle vehicle, SortieTerms terms) {
    Optional<Plan> plan = terms.plan(sortie);
    if (plan.isEmpty() || vehicle.condition().battery().remainingPercent().isEmpty()) {
      return Optional.empty();
    }
    Endurance endurance = new Endurance(terms.look().power(), plan.get(), vehicle);
    double spare = endurance.leftPercent().getAsDouble() - endurance.homePercent();
    double perS = terms.look().power().holdPercent(1);
    return Optional.of(Duration.ofMillis((long) (1000 * Math.max(0, spare / perS))));
  }
}
