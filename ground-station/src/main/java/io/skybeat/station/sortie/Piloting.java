package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.mavlink.mode.Conduct;
import io.skybeat.mavlink.mode.Purpose;
import io.skybeat.mavlink.mode.VehicleMode;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose hand a drone is in. A pilot takes it over by saying so, or is seen to have done it: by a
 * mode that the station did not order, and that no autopilot takes of its own accord or for which
 * this one names no reason ({@link OwnWill}).
 */
final class Piloting {
  private static final long BELIEVED_MS = 2_000;

  /** For the vehicle's own word on it, which may come late. */
  private static final long UNEXPLAINED_MS = 8_000;

  /** One that stops by itself may yet go on, or turn home: a PX4 takes five seconds. */
  private static final long STANDS_MS = 20_000;

  private final PlansAboard plans;

  Piloting(PlansAboard plans) {
    this.plans = plans;
  }

  /** Takes the drone out of the station's hand; what it does off its route ends. */
  Answer take(
      Instant at, DroneId drone, Actor by, String reason, boolean seen, SortieRules.Hands hands) {
    Vehicle vehicle = hands.vehicle(drone);
    if (vehicle == null) {
      return new Answer(false, "no drone " + drone);
    }
    hands.note(new Fact.ControlTaken(at, by, reason, drone, seen));
    Optional<Sortie> sortie = hands.sorties().of(drone);
    if (sortie.isPresent()) {
      leaves(at, sortie.get(), vehicle, by, reason, hands);
      Flight flight =
          sortie.get().phase() == Phase.ARMING ? Flight.resumed(at) : Flight.watching(at);
      hands.flights(hands.flights().with(sortie.get().id(), flight));
    }
    return new Answer(
        true, "the station keeps silent towards " + drone + " until it is handed back");
  }

  private static void leaves(
      Instant at,
      Sortie sortie,
      Vehicle vehicle,
      Actor by,
      String reason,
      SortieRules.Hands hands) {
    if (sortie.look().isPresent()) {
      hands.note(new Fact.LookEnded(at, by, reason, sortie.id(), "pilot"));
    }
    boolean onRoute = sortie.phase() == Phase.PATROLLING || sortie.phase() == Phase.LOOKING;
    if (onRoute && sortie.left().isEmpty()) {
      leave(at, sortie, vehicle, by, reason, hands);
    }
  }

  /** Notes the break point, where it is known. */
  static void leave(
      Instant at,
      Sortie sortie,
      Vehicle vehicle,
      Actor by,
      String reason,
      SortieRules.Hands hands) {
    Optional<Motion.Fix> fix = vehicle.motion().fix();
    if (fix.isPresent() && vehicle.progress().current() >= 0) {
      hands.note(
          new Fact.PatrolLeft(
              at,
              by,
              reason,
              sortie.id(),
              vehicle.progress().current(),
              fix.get().where(),
              fix.get().heightAboveHomeM()));
    }
  }

  /** The station has it again. */
  Answer giveBack(Instant at, DroneId drone, Actor by, String reason, SortieRules.Hands hands) {
    Vehicle vehicle = hands.vehicle(drone);
    if (vehicle == null || hands.sorties().control(drone).isEmpty()) {
      return new Answer(false, "no pilot has " + drone + " in hand");
    }
    hands.note(new Fact.ControlReturned(at, by, reason, drone));
    Optional<Sortie> sortie = hands.sorties().of(drone);
    if (sortie.isPresent()) {
      Conduct conduct = vehicle.condition().mode().conduct();
      boolean onItsWay =
          conduct == Conduct.MISSION || conduct == Conduct.RETURNING || conduct == Conduct.LANDING;
      if (sortie.get().phase().airborne() && !onItsWay && sortie.get().left().isEmpty()) {
        leave(at, sortie.get(), vehicle, by, reason, hands);
      }
      Flight flight =
          sortie.get().phase().committed() ? Flight.handedBack(at) : Flight.watching(at);
      hands.flights(hands.flights().with(sortie.get().id(), flight));
    }
    return new Answer(true, "the station has " + drone + " again");
  }

  /** Why it looks as if a pilot had it in hand; only when it looks so for a while. */
  Optional<String> strange(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    boolean odd = flies(scene) && odd(scene);
    boolean unbidden = flies(scene) && !odd && either(scene);
    boolean said = unbidden && OwnWill.reason(scene).isPresent();
    boolean explained = scene.flight().tour().explained(unbidden, said);
    boolean either = unbidden && !explained;
    long ms = scene.flight().tour().strangeMs(scene.at(), odd || either);
    return odd && ms >= BELIEVED_MS || either && ms >= UNEXPLAINED_MS
        ? Optional.of("mode " + vehicle.condition().mode() + ", which the station did not order")
        : Optional.empty();
  }

  /** Why a vehicle that has stopped of its own accord, and does not go on, should come home. */
  Optional<Guard.Call> stopped(Scene scene) {
    boolean stops =
        flies(scene)
            && OwnWill.stops(scene, plans.find(scene.sortie(), scene.vehicle()))
            && scene.flight().tour().explained();
    long ms = scene.flight().tour().stoppedMs(scene.at(), stops);
    if (!stops || ms < STANDS_MS) {
      return Optional.empty();
    }
    String reason = OwnWill.reason(scene).orElse("");
    return Optional.of(
        new Guard.Call(
            "return",
            Actor.rule("hold"),
            "stopped of its own accord: mode "
                + scene.vehicle().condition().mode()
                + (reason.isEmpty() ? "" : " (" + reason + ")")));
  }

  private boolean either(Scene scene) {
    Optional<PlanAboard> plan = plans.find(scene.sortie(), scene.vehicle());
    return OwnWill.comesHome(scene, plan) || OwnWill.stops(scene, plan);
  }

  private static boolean flies(Scene scene) {
    Phase phase = scene.sortie().phase();
    return phase.airborne()
        && phase != Phase.SILENT
        && scene.vehicle().linked()
        && scene.vehicle().flying();
  }

  private static boolean odd(Scene scene) {
    VehicleMode mode = scene.vehicle().condition().mode();
    boolean ours = scene.flight().tour().maybeOurs(scene.at());
    if (ours && scene.flight().tour().handedBack()) {
      return false;
    }
    boolean holds =
        scene
            .vehicle()
            .modes()
            .forPurpose(Purpose.HOLD)
            .map(hold -> hold.customMode() == mode.customMode())
            .orElse(false);
    return switch (mode.conduct()) {
      case MANUAL -> true;
      // What an autopilot brakes in, it also takes by itself.
      case HOVERING -> !holds;
      case GUIDED ->
          !ours
              && scene.sortie().left().isEmpty()
              && !scene.sortie().view().held()
              && !Diversion.under(scene);
      default -> false;
    };
  }
}
