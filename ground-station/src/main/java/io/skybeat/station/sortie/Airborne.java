package io.skybeat.station.sortie;

import io.dronefleet.mavlink.common.HighLatency2;
import io.dronefleet.mavlink.common.MissionItemReached;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.mavlink.conversation.Conversation;
import io.skybeat.mavlink.conversation.MissionDownload;
import io.skybeat.mavlink.conversation.MissionItem;
import io.skybeat.mavlink.conversation.Patience;
import io.skybeat.mavlink.conversation.PlanComparison;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import io.skybeat.mavlink.mode.Conduct;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Landed;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Progress;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.room.SortieView;
import io.skybeat.station.sortie.Flight.Stage;
import java.util.Optional;

/** Watches a flying sortie: progress, phases, silence, landing, and the end of its story. */
final class Airborne {
  private static final Actor ROUTE = Actor.rule("route");
  private static final Actor LINK = Actor.rule("link");
  private static final long READ_MS = 10_000;

  /** It tells where its mission stands twice a second. */
  private static final long TELLS_MS = 3_000;

  private static final int NEVER = Integer.MAX_VALUE;
  private static final double THERE_M = 6;
  private static final double LEFT_M = 15;
  private static final double STANDING_MPS = 1.5;

  private final SortieTerms terms;
  private final Commands commands;
  private final PlansAboard plans;

  Airborne(SortieTerms terms, Commands commands, PlansAboard plans) {
    this.terms = terms;
    this.commands = commands;
    this.plans = plans;
  }

  /**
   * Looks at what it does.
   *
   * @param silently a pilot has it in hand: nothing is asked of it
   */
  void watch(Scene scene, boolean silently) {
    Vehicle vehicle = scene.vehicle();
    if (!vehicle.linked()) {
      // Its heartbeat may stay away while the rest comes: what it says of its way counts.
      progress(scene);
      silent(scene);
      return;
    }
    if (!silently) {
      regain(scene);
    }
    if (scene.sortie().phase() == Phase.SILENT) {
      regained(scene, "heard again");
    }
    progress(scene);
    if (vehicle.grounded() && scene.sortie().view().touchedDownAt().isEmpty()) {
      scene.note(
          new Fact.TouchedDown(
              scene.at(), scene.machine(), "says that it stands on the ground", id(scene)));
    }
    if (!vehicle.grounded()) {
      phase(scene);
    } else if (!vehicle.condition().armed() && !stillReading(scene)) {
      end(scene);
    }
  }

  /** Found on the ground after a gap: how far it flew is told in its next few messages. */
  private static boolean stillReading(Scene scene) {
    boolean reading =
        scene.flight().stage() == Stage.RECOGNISE || scene.vehicle().progress().current() < 0;
    boolean justHeard =
        scene
            .vehicle()
            .heardSince()
            .map(since -> since.plusMillis(TELLS_MS).isAfter(scene.at()))
            .orElse(false);
    return justHeard || (reading && scene.stageMs() < READ_MS);
  }

  private void silent(Scene scene) {
    if (scene.vehicle().fitness().sparse(scene.vehicle().lastHeartbeatAt(), scene.at())) {
      // It is heard over a link of high latency, which carries no heartbeats: not lost, only far.
      return;
    }
    boolean heardBefore = scene.vehicle().lastHeartbeatAt().isPresent();
    if (scene.sortie().phase() != Phase.SILENT) {
      // A vehicle not heard since a restart gets as long as one that falls silent.
      if (heardBefore || scene.stageMs() > Vehicle.LOST_AFTER.toMillis()) {
        scene.phase(Phase.SILENT, LINK, "no heartbeat for 4.5 s");
      }
      return;
    }
    if (scene.sortie().view().phaseSince().plus(terms.flight().lostAfter()).isBefore(scene.at())) {
      scene.end(
          Outcome.Kind.LOST,
          LINK,
          "not heard for " + terms.flight().lostAfter().toMinutes() + " min");
    }
  }

  /** After a restart: is it our plan that flies there? */
  private void regain(Scene scene) {
    Stage stage = scene.flight().stage();
    if (stage == Stage.RESUMED) {
      scene.flight(scene.flight().at(Stage.RECOGNISE, scene.at()));
      scene.begin(
          new MissionDownload(
              commands.parties(scene.vehicle()),
              MissionItem.MISSION,
              Patience.RECOMMENDED.following(scene.vehicle().roundTrip())));
    } else if (stage == Stage.RECOGNISE) {
      Optional<Conversation<?>> talk = scene.flight().dialogue();
      if (talk.isEmpty()) {
        scene.flight(scene.flight().at(Stage.WATCH, scene.at()));
        return;
      }
      scene.carryOn(talk.get()).ifPresent(outcome -> recognised(scene, outcome));
    }
  }

  private void recognised(Scene scene, Object outcome) {
    Optional<PlanAboard> plan = plan(scene);
    String found;
    boolean matches = false;
    if (!(outcome instanceof MissionDownload.Downloaded downloaded)) {
      found = "the plan aboard could not be read";
    } else if (plan.isEmpty()
        || !scene.sortie().view().planDigest().equals(Optional.of(plan.get().digest()))) {
      found = "the route was changed since take-off: the plan aboard cannot be compared";
    } else {
      Optional<String> difference =
          new PlanComparison(scene.vehicle().ardupilot())
              .difference(plan.get().items(), downloaded.items());
      matches = difference.isEmpty();
      found = difference.orElse("the plan aboard is the sortie's");
    }
    boolean handed = scene.flight().tour().handedBack();
    scene.note(
        new Fact.Regained(
            scene.at(),
            scene.machine(),
            (handed ? "handed back: " : "after a restart of the station: ") + found,
            id(scene),
            matches));
    scene.flight().tour().recognised(matches);
    scene.flight(scene.flight().at(Stage.WATCH, scene.at()));
  }

  private void regained(Scene scene, String how) {
    scene.note(new Fact.Regained(scene.at(), scene.machine(), how, id(scene), false));
    Phase now = seen(scene).orElse(Phase.PATROLLING);
    boolean home = now == Phase.RETURNING || now == Phase.LANDING;
    if (home && !ordered(scene) && !lastWaypointReached(scene)) {
      // Its own failsafe brought it home meanwhile: that is why it did not fly its route.
      scene.phase(
          now,
          scene.machine(),
          "came home of its own accord while it was not heard: mode "
              + scene.vehicle().condition().mode());
    } else {
      scene.phase(now, LINK, how);
    }
  }

  private void progress(Scene scene) {
    if (scene.message().isEmpty()) {
      return;
    }
    int reached = -1;
    Object message = scene.message().get();
    if (message instanceof MissionItemReached item) {
      reached = item.seq();
    } else if (message instanceof MissionCurrent current
        && scene.vehicle().condition().mode().conduct() == Conduct.MISSION) {
      // An item may be reached unheard; who flies to the next has passed the one before.
      boolean complete =
          current.missionState() != null && current.missionState().value() == Progress.COMPLETE;
      reached = complete ? scene.sortie().view().items() - 1 : current.seq() - 1;
    } else if (message instanceof HighLatency2 sparse) {
      // All that is told of its way while the link is a narrow one; once down it forgets it.
      reached = sparse.wpNum() - 1;
    }
    if (reached > Math.max(0, scene.sortie().view().itemReached())) {
      scene.note(new Fact.ItemReached(scene.at(), scene.machine(), "reported", id(scene), reached));
    }
  }

  private void phase(Scene scene) {
    Phase now = scene.sortie().phase();
    Optional<Phase> seen = seen(scene);
    boolean back = now == Phase.LANDING && seen.equals(Optional.of(Phase.RETURNING));
    if (seen.isEmpty() || seen.get() == now || back) {
      return;
    }
    Phase next = seen.get();
    if (next == Phase.PATROLLING) {
      scene.phase(next, scene.machine(), "flies its route");
    } else if (next == Phase.LOOKING) {
      scene.phase(next, scene.machine(), "holds at item " + scene.vehicle().progress().current());
    } else if (ordered(scene)) {
      scene.phase(next, Actor.rule("order"), "as ordered");
    } else if (lastWaypointReached(scene)) {
      scene.phase(next, ROUTE, next == Phase.LANDING ? "coming down" : "route flown");
    } else if (now == Phase.RETURNING && next == Phase.LANDING) {
      scene.phase(next, Actor.rule("return"), "coming down");
    } else {
      scene.phase(
          next,
          scene.machine(),
          OwnWill.reason(scene)
              .map(why -> ownDecision(scene, why))
              .orElse(how(scene) + ", which the station did not order"));
    }
  }

  /** That it comes down may be told before the mode in which it does so. */
  private static String how(Scene scene) {
    Conduct conduct = scene.vehicle().condition().mode().conduct();
    boolean tells = conduct == Conduct.LANDING || conduct == Conduct.RETURNING;
    return (tells ? "mode " : "comes down in mode ") + scene.vehicle().condition().mode();
  }

  private static String ownDecision(Scene scene, String why) {
    return "the vehicle's own decision: " + how(scene) + (why.isEmpty() ? "" : " (" + why + ")");
  }

  /** What the vehicle shows; empty: nothing that names a phase. */
  private Optional<Phase> seen(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    Conduct conduct = vehicle.condition().mode().conduct();
    if (conduct == Conduct.LANDING || vehicle.condition().landed() == Landed.LANDING) {
      return Optional.of(Phase.LANDING);
    }
    if (conduct == Conduct.RETURNING) {
      return Optional.of(Phase.RETURNING);
    }
    if (conduct != Conduct.MISSION || scene.sortie().look().isPresent()) {
      // On its way to a look its mission's holds are none of it.
      return Optional.empty();
    }
    if (looks(scene)) {
      return Optional.of(Phase.LOOKING);
    }
    int homeward = plan(scene).map(plan -> plan.homeward().orElse(NEVER)).orElse(NEVER);
    return Optional.of(
        vehicle.progress().current() >= homeward && lastWaypointReached(scene)
            ? Phase.RETURNING
            : Phase.PATROLLING);
  }

  /** Whether it holds beside a place of its route with the camera on that place. */
  private boolean looks(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    Optional<PlanAboard.Look> look =
        plan(scene).flatMap(plan -> plan.look(vehicle.progress().current()));
    Optional<Motion.Fix> fix = vehicle.motion().fix();
    if (look.isEmpty() || fix.isEmpty()) {
      return false;
    }
    double awayM = Geodesy.distanceM(fix.get().where(), look.get().beside());
    // Once there it stays "looking" through the gusts, until it flies to the next item.
    return scene.sortie().phase() == Phase.LOOKING
        ? awayM <= LEFT_M
        : awayM <= THERE_M && fix.get().velocityMps().horizontal() <= STANDING_MPS;
  }

  private Optional<PlanAboard> plan(Scene scene) {
    return plans.find(scene.sortie(), scene.vehicle());
  }

  private static boolean ordered(Scene scene) {
    return scene
        .sortie()
        .view()
        .order()
        .map(SortieView.OrderView::order)
        .map(order -> order.equals("return") || order.equals("land") || order.equals(Orders.DIVERT))
        .orElse(false);
  }

  private boolean lastWaypointReached(Scene scene) {
    int last = plan(scene).map(PlanAboard::lastWaypoint).orElse(scene.sortie().view().items() - 2);
    // Who was on watch after its last look had flown its route when it left it.
    boolean leftAfter = scene.sortie().left().map(left -> left.item() > last).orElse(false);
    return leftAfter || scene.sortie().view().itemReached() >= last;
  }

  private void end(Scene scene) {
    Sortie sortie = scene.sortie();
    if (sortie.cutShort().isPresent() && !lastWaypointReached(scene)) {
      scene.end(Outcome.Kind.ABORTED, scene.machine(), sortie.cutShort().get());
    } else if (lastWaypointReached(scene)) {
      String flown = "flown to its last item, landed and disarmed";
      scene.end(
          Outcome.Kind.COMPLETED,
          scene.machine(),
          sortie.cutShort().map(why -> flown + "; " + why).orElse(flown));
    } else if (scene.vehicle().progress().state() == Progress.COMPLETE) {
      // Landed while nobody listened: the vehicle itself says that the mission is over.
      scene.end(
          Outcome.Kind.COMPLETED, scene.machine(), "the vehicle says that its mission is complete");
    } else {
      scene.end(
          Outcome.Kind.ABORTED,
          scene.machine(),
          "landed after item "
              + Math.max(0, sortie.view().itemReached())
              + " of "
              + Math.max(0, sortie.view().items() - 1));
    }
  }

  private static io.skybeat.core.flight.SortieId id(Scene scene) {
    return scene.sortie().id();
  }
}
