package io.skybeat.station.fleet;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CurrentEventSequence;
import io.dronefleet.mavlink.common.Event;
import io.dronefleet.mavlink.common.ResponseEventError;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.common.Timesync;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.conversation.EventReading;
import io.skybeat.mavlink.conversation.EventStream;
import io.skybeat.mavlink.conversation.ModesEnquiry;
import io.skybeat.mavlink.conversation.Parties;
import io.skybeat.mavlink.conversation.Patience;
import io.skybeat.mavlink.conversation.StreamsEnquiry;
import io.skybeat.mavlink.conversation.TextAssembly;
import io.skybeat.mavlink.conversation.TimeSync;
import io.skybeat.mavlink.dialect.message.AvailableModes;
import io.skybeat.mavlink.dialect.message.VideoStreamInformation;
import io.skybeat.mavlink.mode.ModeTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the station asks every vehicle: its clock from time to time, its modes and its cameras'
 * streams whenever it is heard anew, events of which one is missing; and what it answers to their
 * own questions. Conversations keep a state of their own, so a value is used once.
 *
 * @param ourSystem who the station is on MAVLink
 * @param ourComponent likewise
 * @param bySystem one a vehicle, ordered
 */
public record Rounds(int ourSystem, int ourComponent, SortedMap<Integer, Round> bySystem) {
  /** A vehicle's crystal drifts by half a millisecond in this time at worst. */
  private static final Duration SYNC_EVERY = Duration.ofSeconds(10);

  public Rounds {
    bySystem = Collections.unmodifiableSortedMap(new TreeMap<>(bySystem));
  }

  /** Before anything was asked. */
  public static Rounds of(int ourSystem, int ourComponent) {
    return new Rounds(ourSystem, ourComponent, new TreeMap<>());
  }

  /**
   * How far it is with one vehicle.
   *
   * @param sync the measuring under way
   * @param syncAt when the next one begins
   * @param modes the enquiry about its modes under way
   * @param streams the enquiry about its streams under way, after that
   * @param metSince the spell of hearing in which it was asked about itself
   * @param texts puts the pieces of its long texts together
   * @param events its events in order, where it has such
   */
  public record Round(
      Optional<TimeSync> sync,
      Instant syncAt,
      Optional<ModesEnquiry> modes,
      Optional<StreamsEnquiry> streams,
      Optional<Instant> metSince,
      TextAssembly texts,
      Optional<EventStream> events) {
    static Round first(Instant at) {
      return new Round(
          Optional.empty(),
          at,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new TextAssembly(),
          Optional.empty());
    }

    Round syncing(Optional<TimeSync> next, Instant nextAt) {
      return new Round(next, nextAt, modes, streams, metSince, texts, events);
    }

    Round meeting(
        Optional<ModesEnquiry> nextModes,
        Optional<StreamsEnquiry> nextStreams,
        Optional<Instant> since) {
      return new Round(sync, syncAt, nextModes, nextStreams, since, texts, events);
    }

    Round hearing(EventStream next) {
      return new Round(sync, syncAt, modes, streams, metSince, texts, Optional.of(next));
    }

    Stream<Instant> dues() {
      return Stream.of(
              sync.flatMap(TimeSync::nextDue),
              modes.flatMap(ModesEnquiry::nextDue),
              streams.flatMap(StreamsEnquiry::nextDue),
              events.flatMap(EventStream::nextDue))
          .flatMap(Optional::stream);
    }
  }

  /** A message to a vehicle. */
  public record Outgoing(int systemId, Object message) {}

  /** What became of it. */
  public record Step(Rounds rounds, Fleet fleet, List<Outgoing> messages) {
    public Step {
      messages = List.copyOf(messages);
    }
  }

  /** One vehicle's turn: the round and the vehicle so far, and what is to be said. */
  private static final class Turn {
    private final Instant at;
    private final List<Object> out = new ArrayList<>();
    private Vehicle vehicle;
    private Round round;

    private Turn(Instant at, Vehicle vehicle, Round round) {
      this.at = at;
      this.vehicle = vehicle;
      this.round = round;
    }
  }

  /** Takes in what a vehicle of {@code fleet} said. */
  public Step heard(Instant at, int systemId, int componentId, Object message, Fleet fleet) {
    Vehicle vehicle = fleet.bySystem().get(systemId);
    Round round = bySystem.get(systemId);
    if (vehicle == null || round == null || !concerns(message)) {
      return new Step(this, fleet, List.of());
    }
    Turn turn = new Turn(at, vehicle, round);
    if (message instanceof Timesync timesync) {
      Parties asker = new Parties(ourSystem, ourComponent, systemId, componentId);
      TimeSync.answer(asker, at, timesync).ifPresent(turn.out::add);
    }
    if (message instanceof Statustext text && componentId == vehicle.componentId()) {
      round.texts().heard(at, systemId, componentId, text).ifPresent(whole -> said(turn, whole));
    }
    round.sync().ifPresent(s -> turn.out.addAll(s.heard(at, systemId, componentId, message)));
    round.modes().ifPresent(m -> turn.out.addAll(m.heard(at, systemId, componentId, message)));
    round.streams().ifPresent(s -> turn.out.addAll(s.heard(at, systemId, componentId, message)));
    round.events().ifPresent(e -> told(turn, e.heard(at, systemId, componentId, message)));
    return settle(turn, fleet);
  }

  private static void told(Turn turn, EventStream.Step step) {
    turn.out.addAll(step.messages());
    for (Event event : step.events()) {
      turn.vehicle = Telemetry.told(turn.vehicle, turn.at, EventReading.of(event));
    }
  }

  private static boolean concerns(Object message) {
    return message instanceof Timesync
        || message instanceof AvailableModes
        || message instanceof VideoStreamInformation
        || message instanceof Statustext text && text.id() != 0
        || message instanceof Event
        || message instanceof CurrentEventSequence
        || message instanceof ResponseEventError
        || message instanceof CommandAck;
  }

  private static void said(Turn turn, TextAssembly.Text text) {
    turn.vehicle =
        Telemetry.said(turn.vehicle, turn.at, EnumValue.create(text.severity()), text.words());
  }

  /** Looks at the time: begins what is due, and asks again where nothing was heard. */
  public Step due(Instant at, Fleet fleet) {
    Step all = new Step(this, fleet, List.of());
    for (Vehicle vehicle : fleet.vehicles()) {
      if (vehicle.linked()) {
        Step one = all.rounds().due(at, vehicle, all.fleet());
        List<Outgoing> messages = new ArrayList<>(all.messages());
        messages.addAll(one.messages());
        all = new Step(one.rounds(), one.fleet(), messages);
      } else if (bySystem.containsKey(vehicle.systemId())) {
        // What was asked of a vehicle that fell silent is not waited for: it begins anew.
        all = new Step(all.rounds().without(vehicle.systemId()), all.fleet(), all.messages());
      }
    }
    return all;
  }

  private Rounds without(int systemId) {
    SortedMap<Integer, Round> left = new TreeMap<>(bySystem);
    left.remove(systemId);
    return new Rounds(ourSystem, ourComponent, left);
  }

  private Step due(Instant at, Vehicle vehicle, Fleet fleet) {
    Turn turn = new Turn(at, vehicle, bySystem.getOrDefault(vehicle.systemId(), Round.first(at)));
    turn.round.sync().ifPresent(sync -> turn.out.addAll(sync.due(at)));
    turn.round.modes().ifPresent(modes -> turn.out.addAll(modes.due(at)));
    turn.round.streams().ifPresent(streams -> turn.out.addAll(streams.due(at)));
    turn.round.texts().due(at).forEach(text -> said(turn, text));
    turn.round.events().ifPresent(events -> told(turn, events.due(at)));
    if (turn.round.sync().isEmpty() && !turn.round.syncAt().isAfter(at)) {
      TimeSync sync = new TimeSync(parties(vehicle));
      turn.out.addAll(sync.start(at));
      turn.round = turn.round.syncing(Optional.of(sync), turn.round.syncAt());
    }
    if (!Objects.equals(turn.round.metSince(), vehicle.heardSince())) {
      ModesEnquiry modes = new ModesEnquiry(parties(vehicle), patience(vehicle));
      turn.out.addAll(modes.start(at));
      turn.round = turn.round.meeting(Optional.of(modes), Optional.empty(), vehicle.heardSince());
      turn.round = turn.round.hearing(new EventStream(parties(vehicle), patience(vehicle)));
    }
    return settle(turn, fleet);
  }

  private Parties parties(Vehicle vehicle) {
    return new Parties(ourSystem, ourComponent, vehicle.systemId(), vehicle.componentId());
  }

  private static Patience patience(Vehicle vehicle) {
    return Patience.RECOMMENDED.following(vehicle.roundTrip());
  }

  private Step settle(Turn turn, Fleet fleet) {
    Vehicle before = fleet.bySystem().get(turn.vehicle.systemId());
    measured(turn);
    toldModes(turn);
    turn.round
        .streams()
        .flatMap(StreamsEnquiry::outcome)
        .ifPresent(
            streams -> {
              turn.vehicle = turn.vehicle.with(turn.vehicle.equipment().withStreams(streams));
              turn.round =
                  turn.round.meeting(turn.round.modes(), Optional.empty(), turn.round.metSince());
            });
    SortedMap<Integer, Round> all = new TreeMap<>(bySystem);
    all.put(turn.vehicle.systemId(), turn.round);
    List<Outgoing> out =
        turn.out.stream().map(message -> new Outgoing(turn.vehicle.systemId(), message)).toList();
    Fleet then = turn.vehicle.equals(before) ? fleet : fleet.with(turn.vehicle);
    return new Step(new Rounds(ourSystem, ourComponent, all), then, out);
  }

  private static void measured(Turn turn) {
    Optional<TimeSync.Result> result = turn.round.sync().flatMap(TimeSync::outcome);
    if (result.isPresent()) {
      turn.round = turn.round.syncing(Optional.empty(), turn.at.plus(SYNC_EVERY));
      if (result.get() instanceof TimeSync.Measured measured) {
        turn.vehicle = turn.vehicle.synchronised(measured);
      }
    }
  }

  private void toldModes(Turn turn) {
    Optional<List<AvailableModes>> told = turn.round.modes().flatMap(ModesEnquiry::outcome);
    if (told.isEmpty()) {
      return;
    }
    ModeTable table = turn.vehicle.modes();
    for (AvailableModes mode : told.get()) {
      table = table.told(mode.customMode(), mode.standardMode(), mode.modeName());
    }
    turn.vehicle = turn.vehicle.with(table);
    // Both ask by REQUEST_MESSAGE, whose acknowledgement does not say for which message.
    StreamsEnquiry streams = new StreamsEnquiry(parties(turn.vehicle), patience(turn.vehicle));
    turn.out.addAll(streams.start(turn.at));
    turn.round = turn.round.meeting(Optional.empty(), Optional.of(streams), turn.round.metSince());
  }

  /** When {@link #due} should be called at the latest. */
  public Optional<Instant> nextDue() {
    return bySystem.values().stream().flatMap(Round::dues).min(Instant::compareTo);
  }
}
