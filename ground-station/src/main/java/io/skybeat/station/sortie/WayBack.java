package io.skybeat.station.sortie;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.mavlink.conversation.Conversation;
import io.skybeat.mavlink.mode.Conduct;
import io.skybeat.mavlink.mode.Purpose;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.event.Fact;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.look.Lane;
import io.skybeat.station.look.RestOfRoute;
import io.skybeat.station.look.StandOff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * From a look back to the point where the route was left, and into the mission at the right item
 * with camera and speed as the route had them; or home.
 */
final class WayBack {
  private static final double BACK_M = 10;
  private static final Duration HOMEWARD_AGAIN = Duration.ofSeconds(20);

  private final SortieTerms terms;
  private final Commands commands;
  private final Orders orders;
  private final Detour detour;

  WayBack(SortieTerms terms, Commands commands, Orders orders, Detour detour) {
    this.terms = terms;
    this.commands = commands;
    this.orders = orders;
    this.detour = detour;
  }

  void back(Scene scene, Tour tour, Break left, Standing station) {
    Vehicle vehicle = scene.vehicle();
    boolean reading =
        scene.flight().stage() == Flight.Stage.RESUMED
            || scene.flight().stage() == Flight.Stage.RECOGNISE;
    if (reading) {
      return;
    }
    if (tour.foreignPlan()) {
      home(scene, tour, "the plan aboard is not known to be the sortie's");
      return;
    }
    if (vehicle.condition().mode().conduct() == Conduct.MISSION) {
      resumed(scene, tour, left);
      return;
    }
    tour.away(tour.away() || Detour.holds(vehicle));
    Motion.Fix fix = vehicle.motion().fix().orElseThrow();
    Optional<String> low = detour.low(scene);
    if (low.isPresent()) {
      home(scene, tour, low.get());
      return;
    }
    OthersBeside others = new OthersBeside(terms, station);
    boolean begun = tour.joining() || tour.headsFor(left.where());
    Optional<String> beside = begun ? Optional.empty() : others.against(scene.sortie(), fix, left);
    if (beside.isPresent()) {
      // It stays where it looked from until the other is past, or its pack sends it home.
      waits(scene, beside.get());
      return;
    }
    if (tour.joining() || Geodesy.distanceM(fix.where(), left.where()) <= BACK_M) {
      tour.joins();
      intoMission(scene, tour);
      return;
    }
    if (!tour.headsFor(left.where())) {
      Optional<List<LatLon>> way = way(scene, fix, left);
      if (way.isEmpty()) {
        home(scene, tour, "there is no clear way back to the route");
        return;
      }
      tour.freshly();
      tour.heads(left.where(), way.get());
    }
    if (tour.tries() > Detour.ATTEMPTS) {
      home(scene, tour, "the vehicle does not fly back to its route" + Detour.said(tour));
    } else {
      detour.fly(scene, tour, left.heightM(), false);
    }
  }

  /** Says once for whom it waits. */
  private static void waits(Scene scene, String beside) {
    if (!scene.sortie().view().why().equals(beside)) {
      scene.phase(scene.sortie().phase(), Homecoming.RULE, beside);
    }
  }

  private Optional<List<LatLon>> way(Scene scene, Motion.Fix fix, Break left) {
    Optional<Plan> plan = terms.plan(scene.sortie()).filter(one -> one.home().isPresent());
    return plan.flatMap(
        one ->
            new StandOff(terms.look(), one, List.<Lane>of())
                .way(fix.where(), fix.heightAboveHomeM(), left.where(), left.heightM()));
  }

  private void intoMission(Scene scene, Tour tour) {
    if (tour.tries() > Detour.ATTEMPTS) {
      home(scene, tour, "the vehicle does not take up its mission" + Detour.said(tour));
      return;
    }
    Duration pause = tour.said().isEmpty() ? Detour.SHOWS : Detour.AGAIN;
    if (tour.idle() && tour.quietFor(scene.at(), pause)) {
      commands
          .mode(scene.vehicle(), Purpose.MISSION)
          .ifPresent(
              talk -> {
                scene.send(talk.start(scene.at()));
                tour.flies(talk, null, scene.at());
              });
    }
  }

  /** It flies its mission: from the right item on? */
  private void resumed(Scene scene, Tour tour, Break left) {
    int current = scene.vehicle().progress().current();
    boolean settled = tour.arrivedAt(scene.at()).plus(Detour.AGAIN).isBefore(scene.at());
    boolean never = !tour.away();
    if (current == left.item() || never || settled && tour.tries() > Detour.ATTEMPTS) {
      scene.note(
          new Fact.PatrolResumed(
              scene.at(),
              Detour.RULE,
              "flies on to item " + current,
              scene.sortie().id(),
              current));
      Optional<RestOfRoute> rest =
          terms
              .plan(scene.sortie())
              .map(plan -> RestOfRoute.at(plan, current, scene.vehicle().ardupilot()));
      release(scene, tour, rest);
      tour.onRoute();
    } else if (settled && tour.idle() && tour.quietFor(scene.at(), Detour.AGAIN)) {
      // One that begins its mission anew whenever it takes it up.
      Conversation<?> talk = commands.current(scene.vehicle(), left.item());
      scene.send(talk.start(scene.at()));
      tour.flies(talk, null, scene.at());
    }
  }

  /** Camera and speed as the route had them; the gimbal is not ours any more. */
  void release(Scene scene, Tour tour, Optional<RestOfRoute> rest) {
    Vehicle vehicle = scene.vehicle();
    rest.flatMap(
            one ->
                one.speedMps().isPresent()
                    ? Optional.of(one.speedMps().getAsDouble())
                    : Optional.<Double>empty())
        .ifPresent(mps -> tour.chore(commands.speed(vehicle, mps)));
    if (tour.controls()) {
      Optional<LatLon> gaze = rest.flatMap(RestOfRoute::gaze);
      tour.chore(
          gaze.isPresent()
              ? commands.lookAt(vehicle, gaze.get(), true)
              : commands.lookAhead(vehicle));
      tour.chore(commands.releaseCamera(vehicle));
      tour.releases();
    }
  }

  /** Orders it home, and again while it does not show that it goes. */
  void home(Scene scene, Tour tour, String why) {
    if (tour.idle() && tour.quietForHome(scene.at(), HOMEWARD_AGAIN)) {
      orders.give(scene, "return", Detour.RULE, why);
    }
  }
}
