package io.skybeat.station.desk;

import io.dronefleet.mavlink.common.AdsbVehicle;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.minimal.MavType;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.Ring;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.HeatPlace;
import io.skybeat.core.sighting.Place;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.wire.CameraAssignment;
import io.skybeat.station.alert.AlertRules;
import io.skybeat.station.alert.Judged;
import io.skybeat.station.around.Around;
import io.skybeat.station.around.dock.DockCommand;
import io.skybeat.station.around.traffic.AdsbMessage;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.evidence.EvidenceRules;
import io.skybeat.station.fleet.Fleet;
import io.skybeat.station.fleet.Rounds;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.ground.GroundNow;
import io.skybeat.station.ground.Minute;
import io.skybeat.station.ground.Movement;
import io.skybeat.station.ground.Square;
import io.skybeat.station.ground.Visit;
import io.skybeat.station.permit.Permits;
import io.skybeat.station.sortie.Flights;
import io.skybeat.station.sortie.LookTarget;
import io.skybeat.station.sortie.SortieRules;
import io.skybeat.station.sortie.Sorties;
import io.skybeat.station.upkeep.Upkeep;
import io.skybeat.station.watch.Looks;
import io.skybeat.station.watch.Watching;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One event's turn at the desk. Lives for that event only. */
final class Turn implements Event.Visitor<Void>, SortieRules.Hands, AlertRules.Surroundings {
  private static final Actor GROUND = Actor.rule("ground-memory");
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration BREATH = Duration.ofMillis(50);
  private static final Duration ASK_STREAMS_AGAIN = Duration.ofSeconds(5);
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int PROTOCOL_VERSION = 3;

  private final Instant at;
  private final DeskTerms terms;
  private final SortieRules sortieRules;
  private final AlertRules alertRules;
  private final WatchBeat watch;
  private final List<Fact> facts = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final DeskState before;
  private DeskState state;
  private boolean timeSeen;
  private boolean urgent;
  private boolean changed;

  Turn(
      DeskState state,
      Instant at,
      DeskTerms terms,
      SortieRules sortieRules,
      AlertRules alertRules,
      WatchBeat watch) {
    this.state = state;
    this.before = state;
    this.at = at;
    this.terms = terms;
    this.sortieRules = sortieRules;
    this.alertRules = alertRules;
    this.watch = watch;
  }

  // ---- what happens

  @Override
  public Void heard(Event.Heard event) {
    Fleet.Step step =
        state.fleet().heard(at, event.systemId(), event.componentId(), event.message());
    state = state.with(step.fleet());
    step.pose().ifPresent(pose -> effects.add(new Effect.FeedPoses(List.of(pose))));
    take(
        state
            .rounds()
            .heard(at, event.systemId(), event.componentId(), event.message(), state.fleet()));
    Vehicle vehicle = state.fleet().bySystem().get(event.systemId());
    if (vehicle != null) {
      if (event.message() instanceof AdsbVehicle other) {
        String source = "drone " + vehicle.drone();
        state =
            state.with(
                state.around().told(AdsbMessage.report(other, source, at), terms.gridOrigin()));
      }
      askStreams(vehicle);
      SortieRules.Heard heard =
          new SortieRules.Heard(event.systemId(), event.componentId(), event.message());
      sortieRules
          .armingLeave(at, vehicle, heard, sorties())
          .forEach(answer -> send(vehicle.systemId(), answer));
      sortieRules.advance(at, Optional.of(heard), this);
      changed = true;
    }
    return null;
  }

  @Override
  public Void linkCounted(Event.LinkCounted event) {
    state = state.with(state.fleet().counted(event.systemId(), event.received(), event.lost()));
    return null;
  }

  @Override
  public Void linkChanged(Event.LinkChanged event) {
    state =
        state.with(
            state.eyes().worker(event.up() ? Optional.of(event.software()) : Optional.empty()));
    if (event.up()) {
      // A new worker knows nothing: tell it everything.
      state = state.with(DeskState.Told.NOTHING);
      state = state.with(state.inbound().connected(at));
      state = state.with(EvidenceRules.connected(state.evidence(), at));
      effects.add(new Effect.Assign(List.of()));
      state.eyes().viewers().keySet().forEach(c -> effects.add(new Effect.Live(c, true)));
    }
    changed = true;
    return null;
  }

  @Override
  public Void sighted(Event.Sighted event) {
    Sighting sighting = event.sighting();
    boolean known = state.ledger().sightings().has(sighting.id());
    if (!known) {
      note(
          new Fact.SightingKept(
              at, Actor.machine("camera " + sighting.camera()), sighting.why(), sighting));
      if (Asking.follows(sighting.id())) {
        markAnswered(sighting.id(), followed(sighting));
      } else {
        take(
            alertRules.sighted(
                at, sighting, state.ledger().alerts(), state.ledger().memory(), this));
        markAnswered(sighting.id(), new Answer(true, "raised"));
      }
    }
    Optional<String> missing =
        event.stillHeld() ? Optional.empty() : sighting.still().map(still -> still.sha256());
    state = state.with(state.inbound().arrived(sighting.id(), position(), missing, at));
    return null;
  }

  /** An officer's box around the moving target, placed by analytics. */
  private Answer followed(Sighting sighting) {
    if (sighting.place().isEmpty()) {
      return new Answer(false, sighting.unplacedReason().orElse("no fix"));
    }
    Place place = sighting.place().get();
    return sortieRules.follow(
        at,
        sighting.camera().drone(),
        new LookTarget(place.where(), place.ce90M(), Optional.empty()),
        sighting.by().orElse("somebody"),
        "marked on the picture",
        this);
  }

  @Override
  public Void stillHeld(Event.StillHeld event) {
    state = state.with(state.inbound().held(event.sha256()));
    return null;
  }

  @Override
  public Void stillFailed(Event.StillFailed event) {
    state = state.with(state.inbound().refused(event.why(), at));
    urgent = true;
    return null;
  }

  @Override
  public Void cellsSeen(Event.CellsSeen event) {
    state = state.with(state.eyes().looked(event.report()));
    take(state.ground().see(event.report(), terms.areas()));
    take(
        alertRules.cells(
            at, event.report(), state.ledger().alerts(), state.ledger().memory(), this));
    state =
        state.with(state.inbound().arrived(event.report().id(), position(), Optional.empty(), at));
    changed = true;
    return null;
  }

  @Override
  public Void streamTold(Event.StreamTold event) {
    state = state.with(state.eyes().stream(event.health()));
    changed = true;
    return null;
  }

  @Override
  public Void groundSeen(Event.GroundSeen event) {
    state = state.with(state.eyes().ground(event.footprint()));
    changed = true;
    return null;
  }

  @Override
  public Void markDeclined(Event.MarkDeclined event) {
    markAnswered(event.id(), new Answer(false, event.why()));
    return null;
  }

  @Override
  public Void asked(Event.Asked event) {
    Answer answer = new Asking(this, event, terms).answer();
    if (answer != null && event.ticket() > 0) {
      effects.add(new Effect.Reply(event.ticket(), answer));
    }
    changed = true;
    return null;
  }

  @Override
  public Void told(Event.Told event) {
    state =
        state.with(
            state.around().told(at, event.tiding(), terms.sorties().around(), terms.gridOrigin()));
    changed = true;
    return null;
  }

  @Override
  public Void evidenceTold(Event.EvidenceTold event) {
    take(evidence().heard(at, event.word(), state.ledger().evidence(), state.evidence()));
    // What has arrived now may be sealed at once.
    minded();
    changed = true;
    return null;
  }

  private EvidenceRules evidence() {
    return new EvidenceRules(terms.evidence(), new EvidenceDetails(terms, state));
  }

  private void minded() {
    take(
        evidence()
            .at(
                at,
                state.ledger().evidence(),
                state.evidence(),
                state.eyes().worker().isPresent()));
  }

  private void take(EvidenceRules.Step step) {
    state = state.with(step.work());
    step.facts().forEach(this::note);
    effects.addAll(step.effects());
  }

  @Override
  public Void due(Event.Due event) {
    timeSeen = true;
    state = state.with(state.fleet().at(at)).with(state.eyes().at(at));
    state = state.with(state.around().at(at));
    if (!at.isBefore(state.beatAt())) {
      beat();
    }
    take(state.rounds().due(at, state.fleet()));
    sortieRules.advance(at, Optional.empty(), this);
    awaitStills();
    state.eyes().marks().entrySet().stream()
        .filter(entry -> entry.getValue().until().isBefore(at))
        .map(entry -> entry.getKey())
        .toList()
        .forEach(id -> markAnswered(id, new Answer(false, "analytics did not answer in time")));
    changed = true;
    return null;
  }

  @Override
  public Void stored(Event.Stored event) {
    state = state.with(state.inbound().durable(event.position())).troubled(Optional.empty());
    sortieRules.advance(at, Optional.empty(), this);
    changed = true;
    return null;
  }

  @Override
  public Void storeFailed(Event.StoreFailed event) {
    state = state.troubled(Optional.of(event.why()));
    urgent = true;
    return null;
  }

  // ---- what follows

  private void beat() {
    effects.add(
        new Effect.Send(
            0,
            Heartbeat.builder()
                .type(MavType.MAV_TYPE_GCS)
                .autopilot(MavAutopilot.MAV_AUTOPILOT_INVALID)
                .systemStatus(MavState.MAV_STATE_ACTIVE)
                .mavlinkVersion(PROTOCOL_VERSION)
                .build()));
    Watching.Step looks = watch.at(at, state);
    state = state.with(looks.watching());
    looks.facts().forEach(this::note);
    take(state.ground().at(at));
    minded();
    Instant next = state.beatAt().plus(BEAT);
    state = state.beating(next.isAfter(at) ? next : at.plus(BEAT));
    Instant horizon = at.plus(SortieRules.HORIZON);
    Duration wakeAhead = terms.sorties().flight().wakeAhead();
    Instant until = wakeAhead.compareTo(SortieRules.HORIZON) > 0 ? at.plus(wakeAhead) : horizon;
    sortieRules.plan(at, state.plannedUntil(), until, state.ledger().sorties()).forEach(this::note);
    state = state.planned(until);
  }

  private void awaitStills() {
    Inbound inbound = state.inbound();
    if (!inbound.missing(at).isEmpty()) {
      effects.add(new Effect.AskStills(inbound.missing(at)));
      state = state.with(inbound.asked(at));
    }
    if (state.eyes().worker().isPresent()) {
      inbound.overdue(at).forEach(this::goOnWithout);
    }
  }

  private void goOnWithout(String sighting, String sha256) {
    Actor rule = Actor.rule("still-patience");
    String why = "its picture did not come within %d s".formatted(Inbound.STILL_LIMIT.toSeconds());
    note(new Fact.PictureMissing(at, rule, why, sighting, sha256));
    state = state.with(state.inbound().givenUp(sighting, position(), at));
  }

  private void askStreams(Vehicle vehicle) {
    Instant asked = state.askedStreams().get(vehicle.drone());
    boolean anew =
        asked == null || vehicle.heardSince().map(since -> since.isAfter(asked)).orElse(false);
    boolean lacking =
        asked != null
            && asked.plus(ASK_STREAMS_AGAIN).isBefore(at)
            && (!vehicle.tellsAll()
                || vehicle.pose().map(pose -> pose.at().plus(FRESH).isBefore(at)).orElse(true));
    if (vehicle.linked() && (anew || lacking)) {
      sortieRules.streamRequests(vehicle).forEach(request -> send(vehicle.systemId(), request));
      state = state.asked(vehicle.drone(), at);
    }
  }

  private void take(Rounds.Step step) {
    state = state.with(step.rounds()).with(step.fleet());
    step.messages().forEach(out -> send(out.systemId(), out.message()));
  }

  private void take(GroundNow.Step step) {
    state = state.with(step.next());
    for (Minute one : step.over()) {
      note(
          new Fact.GroundKept(
              at,
              GROUND,
              "density",
              one.origin(),
              one.minute(),
              one.gridOrigin(),
              one.cellSizeM(),
              Square.write(one.list()),
              List.copyOf(one.areas().values())));
    }
  }

  private void take(Judged judged) {
    judged.facts().forEach(this::note);
    urgent |= judged.urgent();
  }

  private void markAnswered(String id, Answer answer) {
    Eyes.PendingMark mark = state.eyes().marks().get(id);
    if (mark != null) {
      state = state.with(state.eyes().marked(id));
      effects.add(new Effect.Reply(mark.ticket(), answer));
    }
  }

  /** The step that this turn made. */
  Desk.Step finish() {
    if (state.beatAt().isAfter(at.plus(BEAT))) {
      // The machine's clock was set back. The vehicles do not wait for it to catch up.
      state = state.beating(at);
    }
    List<String> ready = state.inbound().ready();
    if (!ready.isEmpty()) {
      effects.add(new Effect.Acknowledge(ready));
      state = state.with(state.inbound().without(ready));
    }
    wishes();
    effects.removeIf(
        effect -> effect instanceof Effect.Send send && silentTowards(send.systemId()));
    List<Effect> all = new ArrayList<>();
    if (!facts.isEmpty()) {
      boolean launches = facts.stream().anyMatch(Fact.LaunchCommitted.class::isInstance);
      all.add(launches ? new Effect.NoteThen(facts) : new Effect.Note(facts));
    }
    all.addAll(effects);
    if (urgent || changed || !facts.isEmpty()) {
      all.add(new Effect.Show(urgent));
    }
    all.add(new Effect.Wake(wake()));
    return new Desk.Step(state, all);
  }

  private Instant wake() {
    Instant first = state.beatAt();
    // What is still due after its time was looked at waits for something else, not for the time.
    Instant soonest = timeSeen ? at.plus(BREATH) : Instant.MIN;
    return Stream.of(state.flights().nextDue(), state.rounds().nextDue())
        .flatMap(Optional::stream)
        .map(due -> due.isBefore(soonest) ? soonest : due)
        .filter(due -> due.isBefore(first))
        .min(Instant::compareTo)
        .orElse(first);
  }

  // The same objects, not equal ones: comparing a whole ledger is what this saves.
  @SuppressWarnings("ReferenceEquality")
  private void wishes() {
    if (state.eyes().worker().isEmpty()) {
      return;
    }
    // What is wished follows from these and, slowly, from the time: a beat a second sees to that.
    boolean same = state.ledger() == before.ledger() && state.eyes() == before.eyes();
    if (same && state.beatAt().equals(before.beatAt())) {
      return;
    }
    List<CameraAssignment> cameras = AnalyticsWishes.cameras(state, terms, at);
    List<Ring> ground = cameras.isEmpty() ? List.of() : AnalyticsWishes.ground(state, terms, at);
    List<HeatPlace> heat = cameras.isEmpty() ? List.of() : AnalyticsWishes.heat(terms, at);
    DeskState.Told told = state.told();
    // Before the cameras: not even their first frame may show it.
    if (!terms.privacyZones().equals(told.privacy())) {
      effects.add(new Effect.Mask(terms.privacyZones()));
    }
    // Before the cameras: registered heat is what their first frames are held against.
    if (!ground.equals(told.ground()) || !heat.equals(told.heat())) {
      effects.add(new Effect.Attend(ground, heat));
    }
    if (!cameras.equals(told.cameras())) {
      effects.add(new Effect.Assign(cameras));
    }
    state = state.with(new DeskState.Told(cameras, ground, heat, terms.privacyZones()));
  }

  // ---- hands of the sortie rules

  DeskState state() {
    return state;
  }

  void state(DeskState next) {
    state = next;
  }

  void effect(Effect effect) {
    effects.add(effect);
  }

  void urgent() {
    urgent = true;
  }

  SortieRules sortieRules() {
    return sortieRules;
  }

  @Override
  public Sorties sorties() {
    return state.ledger().sorties();
  }

  @Override
  public Upkeep upkeep() {
    return state.upkeep();
  }

  @Override
  public Permits permits() {
    return state.permits();
  }

  @Override
  public Watching watching() {
    return state.watching();
  }

  @Override
  public Looks watched() {
    return state.watched();
  }

  @Override
  public Flights flights() {
    return state.flights();
  }

  @Override
  public void flights(Flights next) {
    state = state.with(next);
  }

  @Override
  public void note(Fact fact) {
    facts.add(fact);
    state = state.with(state.ledger().evolve(fact));
  }

  @Override
  public long position() {
    return state.ledger().position();
  }

  @Override
  public long storedPosition() {
    return state.inbound().stored();
  }

  @Override
  public Around around() {
    return state.around();
  }

  @Override
  public void around(Around next) {
    state = state.with(next);
  }

  @Override
  public void dock(DockCommand command) {
    effects.add(new Effect.TellDock(command));
  }

  @Override
  public Optional<String> journalTrouble() {
    return state.trouble();
  }

  @Override
  public void send(int systemId, Object message) {
    effects.add(new Effect.Send(systemId, message));
  }

  /** A pilot has it in hand: nobody here speaks to it. Heartbeats go to nobody in particular. */
  private boolean silentTowards(int systemId) {
    Vehicle vehicle = state.fleet().bySystem().get(systemId);
    return vehicle != null && sorties().control(vehicle.drone()).isPresent();
  }

  @Override
  public Vehicle vehicle(DroneId drone) {
    return state.fleet().vehicle(drone).orElse(null);
  }

  // ---- surroundings of the alert rules

  @Override
  public Optional<SortieId> sortie(CameraId camera) {
    return sorties()
        .of(camera.drone())
        .filter(sortie -> sortie.phase().committed())
        .map(sortie -> sortie.id());
  }

  @Override
  public Optional<Place> near(CameraId camera) {
    return state
        .fleet()
        .vehicle(camera.drone())
        .flatMap(vehicle -> vehicle.motion().fix())
        .map(fix -> new Place(fix.where(), Math.max(50, 2 * Math.max(0, fix.heightAboveHomeM()))));
  }

  @Override
  public Optional<Movement> movement(String area, Origin origin) {
    return Optional.ofNullable(state.ground().movements().get(area))
        .filter(one -> one.origin() == origin);
  }

  @Override
  public Optional<AlertRules.Fullness> fullness(String area, Origin origin) {
    Visit visit = state.ground().visits().get(area);
    return visit == null || visit.origin() != origin
        ? Optional.empty()
        : state
            .ledger()
            .usual()
            .at(area, origin, visit.lastAt())
            .map(range -> new AlertRules.Fullness(visit.personsPerM2(), range));
  }
}
