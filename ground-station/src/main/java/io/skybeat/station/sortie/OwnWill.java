package io.skybeat.station.sortie;

import io.skybeat.mavlink.mode.Conduct;
import io.skybeat.mavlink.mode.Purpose;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Progress;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.room.SortieView;
import java.util.Optional;

/**
 * Modes that both an autopilot's failsafes and a person take: it goes home, comes down or stops. An
 * autopilot that does so says why: in a text, in the state of its heartbeat (MAV_STATE_CRITICAL
 * while a failsafe is at work), or by what the failsafe is about. Where it names nothing, it was
 * somebody's hand.
 */
final class OwnWill {
  private static final int CRITICAL = 5;
  private static final String HEARD_AGAIN = "came home of its own accord";
  private static final String DECIDED = "the vehicle's own decision";

  private OwnWill() {}

  /** Its reason, "" where only a failsafe is known to be at work; empty: it names none. */
  static Optional<String> reason(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    String complaint = vehicle.fitness().complaint(scene.at());
    if (!complaint.isEmpty()) {
      return Optional.of(complaint);
    }
    if (vehicle.fitness().fenceBreached()) {
      return Optional.of("it says that it has breached its fence");
    }
    if (vehicle.equipment().low()) {
      return Optional.of("it says that its battery is low");
    }
    if (Guard.blindSince(scene).isPresent()) {
      return Optional.of("no position");
    }
    boolean known =
        scene
            .sortie()
            .cutShort()
            .map(why -> why.startsWith(HEARD_AGAIN) || why.startsWith(DECIDED))
            .orElse(false);
    return known || vehicle.condition().systemStatus() >= CRITICAL
        ? Optional.of("")
        : Optional.empty();
  }

  /** Whether it goes home or down off its route, and the station has not told it to. */
  static boolean comesHome(Scene scene, Optional<PlanAboard> plan) {
    Conduct conduct = scene.vehicle().condition().mode().conduct();
    boolean home = conduct == Conduct.RETURNING || conduct == Conduct.LANDING;
    return home && !ordered(scene) && !flown(scene, plan);
  }

  /** Whether it stands still on its route, and the station has not told it to. */
  static boolean stops(Scene scene, Optional<PlanAboard> plan) {
    Vehicle vehicle = scene.vehicle();
    boolean holds =
        vehicle
            .modes()
            .forPurpose(Purpose.HOLD)
            .map(hold -> hold.customMode() == vehicle.condition().mode().customMode())
            .orElse(false);
    boolean paused =
        vehicle.condition().mode().conduct() == Conduct.MISSION
            && vehicle.progress().state() == Progress.PAUSED;
    Phase phase = scene.sortie().phase();
    boolean onRoute = phase == Phase.PATROLLING || phase == Phase.LOOKING;
    boolean away = scene.sortie().left().isPresent() || scene.sortie().look().isPresent();
    return (holds || paused)
        && onRoute
        && !away
        && !scene.sortie().view().held()
        && !ordered(scene)
        // A place to go to that was sent late makes a PX4 hold.
        && !scene.flight().tour().maybeOurs(scene.at())
        && !flown(scene, plan)
        && vehicle.progress().state() != Progress.COMPLETE;
  }

  private static boolean ordered(Scene scene) {
    return scene.flight().order().isPresent()
        || scene
            .sortie()
            .view()
            .order()
            .map(SortieView.OrderView::order)
            .map(order -> !order.equals("continue"))
            .orElse(false);
  }

  private static boolean flown(Scene scene, Optional<PlanAboard> plan) {
    int last = plan.map(PlanAboard::lastWaypoint).orElse(Integer.MAX_VALUE);
    int homeward = plan.map(one -> one.homeward().orElse(Integer.MAX_VALUE)).orElse(last);
    return scene.sortie().view().itemReached() >= last
        || scene.vehicle().progress().current() >= homeward;
  }
}
