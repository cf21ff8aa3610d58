package io.skybeat.station.sortie;

import io.skybeat.mavlink.conversation.Conversation;
import io.skybeat.mavlink.mode.Conduct;
import io.skybeat.mavlink.mode.Purpose;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Progress;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.sortie.Flight.OrderUnderWay;
import java.time.Duration;
import java.util.Optional;

/** A person's orders to a flying vehicle: given, answered, and believed only when they show. */
final class Orders {
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  /** Comes down where it is to the height that is set for making way, and stays there. */
  static final String DESCEND = "descend";

  /** Goes to the nearest rally point of its route, and stays there. */
  static final String DIVERT = "divert";

  private static final String NO_MODE = "the vehicle names no mode for it";

  private final Commands commands;
  private final SortieTerms terms;

  Orders(Commands commands, SortieTerms terms) {
    this.commands = commands;
    this.terms = terms;
  }

  /** Whether it stays where it is after that order, until it is told to go on. */
  static boolean stops(String order) {
    return order.equals("hold") || order.equals(DESCEND);
  }

  static String name(Order.ToDrone order) {
    if (order instanceof Order.Hold) {
      return "hold";
    }
    if (order instanceof Order.Continue) {
      return "continue";
    }
    return order instanceof Order.Return ? "return" : "land";
  }

  /** Why the order cannot be given now; empty: it can. */
  static Optional<String> against(Sortie sortie, Vehicle vehicle, String order) {
    if (!sortie.phase().airborne()) {
      return Optional.of("the drone is not in the air");
    }
    if (!vehicle.linked()) {
      return Optional.of("no link: the drone cannot be told");
    }
    boolean onward = order.equals("continue") || order.equals("hold") || order.equals(DESCEND);
    boolean homeward = sortie.phase() == Phase.RETURNING || sortie.phase() == Phase.LANDING;
    if (onward && homeward && sortie.cutShort().isPresent()) {
      // It may have turned home for want of power: nobody sends it out again by mistake.
      return Optional.of("it comes home: " + sortie.cutShort().get());
    }
    if (order.equals("continue") && !sortie.view().held()) {
      return Optional.of("it is not held");
    }
    return Optional.empty();
  }

  void give(Scene scene, String order, Actor by, String reason) {
    scene.note(new Fact.OrderGiven(scene.at(), by, reason, scene.sortie().id(), order));
    if (scene.sortie().look().isPresent()) {
      String why = order + " ordered by " + by.name() + ": " + reason;
      scene.note(
          new Fact.LookEnded(
              scene.at(), by, why, scene.sortie().id(), stops(order) ? "held" : "home"));
    }
    if (order.equals("continue") && scene.sortie().left().isPresent()) {
      scene.note(
          new Fact.OrderSeen(
              scene.at(),
              Detour.RULE,
              "the station flies it back to its route",
              scene.sortie().id(),
              order));
      return;
    }
    scene.flight().tour().ours(scene.at());
    Optional<Conversation<?>> talk =
        order.equals("hold") && scene.sortie().left().isPresent() && !scene.vehicle().ardupilot()
            ? scene.vehicle().motion().fix().map(fix -> here(scene.vehicle(), fix))
            : command(scene.sortie(), scene.vehicle(), order, false);
    talk.ifPresent(one -> scene.send(one.start(scene.at())));
    String said = talk.isPresent() ? "" : NO_MODE;
    scene.flight(
        scene
            .flight()
            .ordered(Optional.of(new OrderUnderWay(order, scene.at(), talk, said, false))));
  }

  /** A PX4 holds in the mode in which it goes where it is sent: it is sent to where it is. */
  private Conversation<?> here(Vehicle vehicle, Motion.Fix fix) {
    return commands.reposition(vehicle, fix.where(), fix.heightAboveHomeM(), -1);
  }

  void pursue(Scene scene) {
    if (scene.flight().order().isEmpty()) {
      return;
    }
    OrderUnderWay order = scene.flight().order().get();
    if (order.dialogue().isPresent()) {
      Optional<?> outcome = scene.carryOn(order.dialogue().get());
      if (outcome.isPresent()) {
        order = answered(scene, order, Commands.refusal(outcome.get()));
      }
    }
    if (shown(scene, order.order())) {
      scene.flight(scene.flight().ordered(Optional.empty()));
      scene.note(
          new Fact.OrderSeen(
              scene.at(),
              scene.machine(),
              "the vehicle shows it",
              scene.sortie().id(),
              order.order()));
    } else if (order.since().plus(PATIENCE).isBefore(scene.at())) {
      scene.flight(scene.flight().ordered(Optional.empty()));
      scene.note(
          new Fact.OrderFailed(
              scene.at(),
              scene.machine(),
              order.said().isEmpty() ? "the vehicle does not do it" : order.said(),
              scene.sortie().id(),
              order.order()));
    }
  }

  private OrderUnderWay answered(Scene scene, OrderUnderWay order, Optional<String> refusal) {
    OrderUnderWay next = order.with(Optional.empty(), refusal.orElse(""));
    boolean still = against(scene.sortie(), scene.vehicle(), order.order()).isEmpty();
    if (refusal.isPresent() && !order.fellBack() && still) {
      // A vehicle that cannot pause its mission can brake; one that cannot go on can start anew.
      Optional<Conversation<?>> other =
          command(scene.sortie(), scene.vehicle(), order.order(), true);
      other.ifPresent(one -> scene.send(one.start(scene.at())));
      next = new OrderUnderWay(order.order(), order.since(), other, refusal.get(), true);
    }
    scene.flight(scene.flight().ordered(Optional.of(next)));
    return next;
  }

  private Optional<Conversation<?>> command(
      Sortie sortie, Vehicle vehicle, String order, boolean second) {
    if (order.equals(DESCEND)) {
      return vehicle
          .motion()
          .fix()
          .map(fix -> commands.reposition(vehicle, fix.where(), lower(fix.heightAboveHomeM()), -1));
    }
    if (order.equals(DIVERT)) {
      return vehicle
          .motion()
          .fix()
          .flatMap(fix -> Diversion.place(terms, sortie, fix.where()))
          .map(point -> commands.reposition(vehicle, point.where(), point.heightAboveHomeM(), -1));
    }
    boolean auto = vehicle.condition().mode().conduct() == Conduct.MISSION;
    if (auto && !second && order.equals("hold")) {
      return Optional.of(commands.pause(vehicle));
    }
    if (auto && !second && order.equals("continue")) {
      return Optional.of(commands.resume(vehicle));
    }
    Purpose purpose =
        switch (order) {
          case "hold" -> Purpose.HOLD;
          case "continue" -> Purpose.MISSION;
          case "return" -> Purpose.RETURN;
          default -> Purpose.LAND;
        };
    return commands.mode(vehicle, purpose).map(one -> one);
  }

  /** It never climbs to make way. */
  private double lower(double heightAboveHomeM) {
    return Math.min(heightAboveHomeM, terms.around().traffic().descendToM());
  }

  private static boolean shown(Scene scene, String order) {
    Vehicle vehicle = scene.vehicle();
    Conduct conduct = vehicle.condition().mode().conduct();
    boolean auto = conduct == Conduct.MISSION;
    return switch (order) {
      // Where the station sent it somewhere, being guided is not standing still.
      case "hold" ->
          auto && vehicle.progress().state() == Progress.PAUSED
              || conduct == Conduct.HOVERING
              || conduct == Conduct.GUIDED && scene.sortie().left().isEmpty();
      case "continue" -> auto && vehicle.progress().state() != Progress.PAUSED;
      case DESCEND, DIVERT -> conduct == Conduct.GUIDED;
      case "return" -> conduct == Conduct.RETURNING;
      default -> conduct == Conduct.LANDING;
    };
  }
}
