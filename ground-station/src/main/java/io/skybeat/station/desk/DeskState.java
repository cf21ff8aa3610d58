package io.skybeat.station.desk;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.PrivacyZone;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.station.around.Around;
import io.skybeat.station.evidence.EvidenceWork;
import io.skybeat.station.fleet.Fleet;
import io.skybeat.station.fleet.Rounds;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.ground.GroundNow;
import io.skybeat.station.permit.Permits;
import io.skybeat.station.sortie.Flights;
import io.skybeat.station.sortie.Sorties;
import io.skybeat.station.sortie.Standing;
import io.skybeat.station.upkeep.Upkeep;
import io.skybeat.station.watch.Looks;
import io.skybeat.station.watch.Watching;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Everything the pure part knows. {@code ledger} comes back by replay; all else is seen anew after
 * a restart. Conversations within {@code flights} and {@code rounds} keep a state of their own, so
 * a state is used once.
 *
 * @param watching the looks at places that go on now
 * @param told what analytics was told last, to tell it again only when it changes
 * @param trouble why the journal cannot be written
 * @param plannedUntil up to where the timetable is planned
 * @param beatAt when the next heartbeat goes out
 * @param around weather, aircraft, docks
 * @param evidence in the making
 * @param ground what is counted on it now
 * @param askedStreams when each drone was asked for its telemetry rates
 */
public record DeskState(
    Ledger ledger,
    Fleet fleet,
    Flights flights,
    Rounds rounds,
    Inbound inbound,
    Watching watching,
    Eyes eyes,
    Told told,
    Optional<String> trouble,
    Instant plannedUntil,
    Instant beatAt,
    Around around,
    SortedMap<DroneId, Instant> askedStreams,
    EvidenceWork evidence,
    GroundNow ground)
    implements Standing {

  public DeskState {
    askedStreams = Collections.unmodifiableSortedMap(new TreeMap<>(askedStreams));
  }

  @Override
  public Sorties sorties() {
    return ledger.sorties();
  }

  @Override
  public Upkeep upkeep() {
    return ledger.upkeep();
  }

  @Override
  public Permits permits() {
    return ledger.permits();
  }

  @Override
  public Looks watched() {
    return ledger.looks();
  }

  @Override
  public Vehicle vehicle(DroneId drone) {
    return fleet.vehicle(drone).orElse(null);
  }

  @Override
  public Optional<String> journalTrouble() {
    return trouble;
  }

  /** True when the room may see it: the journal holds it all, or cannot be written. */
  public boolean showable() {
    return inbound.stored() >= ledger.position() || trouble.isPresent();
  }

  /** What analytics was told last. */
  public record Told(
      List<CameraAssignment> cameras,
      List<Ring> ground,
      List<HeatPlace> heat,
      List<PrivacyZone> privacy) {
    static final Told NOTHING = new Told(List.of(), List.of(), List.of(), List.of());
  }

  DeskState with(Ledger next) {
    return with(draft -> draft.ledger = next);
  }

  DeskState with(Fleet next) {
    return with(draft -> draft.fleet = next);
  }

  DeskState with(Flights next) {
    return with(draft -> draft.flights = next);
  }

  DeskState with(Rounds next) {
    return with(draft -> draft.rounds = next);
  }

  DeskState with(Inbound next) {
    return with(draft -> draft.inbound = next);
  }

  DeskState with(Watching next) {
    return with(draft -> draft.watching = next);
  }

  DeskState with(Eyes next) {
    return with(draft -> draft.eyes = next);
  }

  DeskState with(Around next) {
    return with(draft -> draft.around = next);
  }

  DeskState with(EvidenceWork next) {
    return with(draft -> draft.evidence = next);
  }

  DeskState with(GroundNow next) {
    return with(draft -> draft.ground = next);
  }

  DeskState with(Told next) {
    return with(draft -> draft.told = next);
  }

  DeskState troubled(Optional<String> next) {
    return with(draft -> draft.trouble = next);
  }

  DeskState planned(Instant until) {
    return with(draft -> draft.plannedUntil = until);
  }

  DeskState beating(Instant next) {
    return with(draft -> draft.beatAt = next);
  }

  DeskState asked(DroneId drone, Instant at) {
    SortedMap<DroneId, Instant> next = new TreeMap<>(askedStreams);
    next.put(drone, at);
    return with(draft -> draft.askedStreams = next);
  }

  private DeskState with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** A copy on its way to be the next one. */
  private static final class Draft {
    private Ledger ledger;
    private Fleet fleet;
    private Flights flights;
    private Rounds rounds;
    private Inbound inbound;
    private Watching watching;
    private Eyes eyes;
    private Told told;
    private Optional<String> trouble;
    private Instant plannedUntil;
    private Instant beatAt;
    private Around around;
    private SortedMap<DroneId, Instant> askedStreams;
    private EvidenceWork evidence;
    private GroundNow ground;

    Draft(DeskState from) {
      ledger = from.ledger;
      fleet = from.fleet;
      flights = from.flights;
      rounds = from.rounds;
      inbound = from.inbound;
      watching = from.watching;
      eyes = from.eyes;
      told = from.told;
      trouble = from.trouble;
      plannedUntil = from.plannedUntil;
      beatAt = from.beatAt;
      around = from.around;
      askedStreams = from.askedStreams;
      evidence = from.evidence;
      ground = from.ground;
    }

    DeskState done() {
      return new DeskState(
          ledger,
          fleet,
          flights,
          rounds,
          inbound,
          watching,
          eyes,
          told,
          trouble,
          plannedUntil,
          beatAt,
          around,
          askedStreams,
          evidence,
          ground);
    }
  }
}
