package io.skybeat.station.desk;

import io.skybeat.station.alert.AlertRules;
import io.skybeat.station.around.Around;
import io.skybeat.station.config.DroneEntry;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.evidence.EvidenceWork;
import io.skybeat.station.fleet.Fleet;
import io.skybeat.station.fleet.Rounds;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.ground.GroundNow;
import io.skybeat.station.sortie.Flights;
import io.skybeat.station.sortie.SortieRules;
import io.skybeat.station.watch.Watching;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pure whole: an event and a state give the next state and what is to be done. Deterministic:
 * the same events in the same order give the same facts.
 */
public final class Desk {
  /** MAV_COMP_ID_MISSIONPLANNER: a ground station. */
  private static final int STATION_COMPONENT = 190;

  private final DeskTerms terms;
  private final SortieRules sorties;
  private final AlertRules alerts;
  private final WatchBeat watch;

  public Desk(DeskTerms terms) {
    this.terms = terms;
    this.sorties = new SortieRules(terms.sorties());
    this.alerts = new AlertRules(terms.alerts());
    this.watch = new WatchBeat(terms);
  }

  /** A state and what follows from it. */
  public record Step(DeskState state, List<Effect> effects) {
    public Step {
      effects = List.copyOf(effects);
    }
  }

  /** Begins a day of work on what the journal says. */
  public Step begin(Instant at, Ledger ledger) {
    SortedMap<Integer, Vehicle> vehicles = new TreeMap<>();
    for (DroneEntry drone : terms.drones()) {
      vehicles.put(drone.systemId(), Vehicle.unheard(drone.drone(), drone.systemId()));
    }
    DeskState state =
        new DeskState(
            ledger,
            new Fleet(vehicles),
            Flights.NONE,
            Rounds.of(terms.sorties().systemId(), STATION_COMPONENT),
            Inbound.from(ledger.position()),
            Watching.NONE,
            Eyes.NONE,
            DeskState.Told.NOTHING,
            Optional.empty(),
            at.minus(terms.sorties().flight().patience()),
            at,
            Around.UNKNOWN,
            new TreeMap<>(),
            EvidenceWork.NONE,
            GroundNow.NOTHING);
    Turn turn = new Turn(state, at, terms, sorties, alerts, watch);
    turn.note(
        new Fact.StationStarted(
            at, Actor.machine("station " + terms.station()), "process start", terms.version()));
    sorties.withdrawn(at, ledger.sorties()).forEach(turn::note);
    // The vault's marks and the journal may have parted in a crash: the journal is right.
    ledger
        .evidence()
        .kept()
        .forEach(
            (alert, kept) ->
                turn.effect(new Effect.HoldEvidence(alert, kept.number(), kept.held())));
    turn.due(new Event.Due(at));
    return turn.finish();
  }

  /** Takes an event. */
  public Step step(DeskState state, Event event) {
    Turn turn = new Turn(state, event.at(), terms, sorties, alerts, watch);
    event.accept(turn);
    return turn.finish();
  }
}
