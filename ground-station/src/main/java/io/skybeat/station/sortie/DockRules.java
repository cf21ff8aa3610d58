package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.around.Around;
import io.skybeat.station.around.dock.DockCommand;
import io.skybeat.station.around.dock.DockErrand;
import io.skybeat.station.around.dock.DockOrder;
import io.skybeat.station.around.dock.DockState;
import io.skybeat.station.around.dock.DockTerms;
import io.skybeat.station.around.dock.Docks;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the docks as the sorties need them: open before a start and a landing, closed while the
 * drone is away or rests, charging while it rests. It looks at how things stand, not at what was
 * done before, so that a restart of the station changes nothing.
 */
final class DockRules {
  static final Actor RULE = Actor.rule("dock");
  private static final String NOBODY = "nothing starts from it or comes to it";

  private final SortieTerms terms;

  DockRules(SortieTerms terms) {
    this.terms = terms;
  }

  /** What is wanted of a cover, the strongest wish first. */
  private enum Wish {
    OPEN,
    /** As it stands: neither way is known to be good. */
    LEAVE,
    CLOSED
  }

  /** A wish with its reason. */
  private record Wanted(Wish wish, String why) {}

  /** Looks at every dock, once a beat. */
  void tend(Instant at, SortieRules.Hands hands) {
    for (DockTerms.Entry dock : docks().docks().values()) {
      tend(dock, at, hands);
    }
  }

  private DockTerms docks() {
    return terms.around().docks();
  }

  private void tend(DockTerms.Entry dock, Instant at, SortieRules.Hands hands) {
    DockState state = hands.around().docks().dock(dock.id());
    Wanted wanted = wanted(dock, state, at, hands);
    if (!state.heard(docks(), at) || state.emergencyStop() || wanted.wish() == Wish.LEAVE) {
      // It would not move, or must not: an order that was under way is not pursued.
      return;
    }
    boolean open = wanted.wish() == Wish.OPEN;
    if (!pursue(dock, open ? DockOrder.OPEN : DockOrder.CLOSE, wanted.why(), at, hands)
        || !dock.charges()) {
      return;
    }
    charge(dock, state, open, wanted.why(), at, hands);
  }

  /** Current flows while a pack that is not full rests under a closed cover. */
  private void charge(
      DockTerms.Entry dock,
      DockState state,
      boolean open,
      String why,
      Instant at,
      SortieRules.Hands hands) {
    boolean low = state.chargePercent().orElse(100) < docks().chargeToPercent();
    boolean inside = state.droneInDock().orElse(false);
    boolean charging = state.charging().orElse(false);
    Optional<DockOrder> underWay = state.errand().map(DockErrand::order);
    if (open && (charging || underWay.equals(Optional.of(DockOrder.STOP_CHARGE)))) {
      pursue(dock, DockOrder.STOP_CHARGE, why, at, hands);
    } else if (!open
        && inside
        && (low && !charging || underWay.equals(Optional.of(DockOrder.CHARGE)))) {
      pursue(dock, DockOrder.CHARGE, "the pack is below its charge", at, hands);
    }
  }

  /** Goes on with an order; true when the dock shows what it is for. */
  private boolean pursue(
      DockTerms.Entry dock, DockOrder order, String why, Instant at, SortieRules.Hands hands) {
    Around around = hands.around();
    String fresh = dock.id() + "-" + at.toEpochMilli() + "-" + order.word();
    Docks.Step step = around.docks().pursue(dock.id(), order, docks(), fresh, at);
    hands.around(around.with(step.docks()));
    step.send()
        .ifPresent(
            request -> {
              boolean first =
                  step.docks().dock(dock.id()).errand().map(one -> one.tries() == 1).orElse(true);
              if (first) {
                hands.note(new Fact.DockOrdered(at, RULE, why, dock.id(), order.word(), request));
              }
              hands.dock(new DockCommand(dock.id(), order, request, at));
            });
    Actor machine = Actor.machine("dock " + dock.id());
    if (step.done()) {
      hands.note(new Fact.DockObeyed(at, machine, "its state shows it", dock.id(), order.word()));
    }
    step.failed()
        .ifPresent(
            reason ->
                hands.note(new Fact.DockFailed(at, machine, reason, dock.id(), order.word())));
    return step.shown();
  }

  private Wanted wanted(
      DockTerms.Entry dock, DockState state, Instant at, SortieRules.Hands hands) {
    Wanted strongest = new Wanted(Wish.CLOSED, NOBODY);
    for (DroneId drone : dock.drones()) {
      Vehicle vehicle = hands.vehicle(drone);
      if (vehicle != null) {
        Optional<Sortie> sortie = hands.sorties().of(drone);
        Wish wish =
            sortie.map(one -> during(one, vehicle, at)).orElseGet(() -> between(vehicle, state));
        boolean stronger = wish.compareTo(strongest.wish()) < 0;
        if (stronger || sortie.isPresent() && wish == strongest.wish()) {
          strongest = new Wanted(wish, sortie.map(one -> "for sortie " + one.id()).orElse(NOBODY));
        }
      }
    }
    return strongest;
  }

  private Wish during(Sortie sortie, Vehicle vehicle, Instant at) {
    Phase phase = sortie.phase();
    if (phase == Phase.UPLOADING) {
      Instant opens = sortie.view().startsAt().minus(docks().openAhead());
      return at.isBefore(opens) ? Wish.CLOSED : Wish.OPEN;
    }
    if (!phase.committed()) {
      return Wish.CLOSED;
    }
    boolean comes = phase == Phase.RETURNING || phase == Phase.LANDING || phase == Phase.SILENT;
    if (phase == Phase.ARMING || comes || vehicle.grounded()) {
      return Wish.OPEN;
    }
    return vehicle.flying() && gone(sortie, vehicle) ? Wish.CLOSED : Wish.LEAVE;
  }

  /** Whether it is so far that the cover can close and open again before it could be back. */
  private boolean gone(Sortie sortie, Vehicle vehicle) {
    Optional<Motion.Fix> fix = vehicle.motion().fix();
    Optional<LatLon> home = vehicle.home().or(() -> terms.plan(sortie).flatMap(Plan::home));
    return fix.isPresent()
        && fix.get().heightAboveHomeM() >= docks().clearM()
        && home.map(at -> Geodesy.distanceM(at, fix.get().where()) >= docks().awayM()).orElse(true);
  }

  private static Wish between(Vehicle vehicle, DockState state) {
    boolean flown = vehicle.linked() && vehicle.condition().armed();
    boolean abroad = !vehicle.linked() && !state.droneInDock().orElse(true);
    return flown || abroad ? Wish.LEAVE : Wish.CLOSED;
  }
}
