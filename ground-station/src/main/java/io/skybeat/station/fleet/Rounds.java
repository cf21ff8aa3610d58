package io.skybeat.station.fleet;

import io.dronefleet.mavlink.common.Timesync;
import io.skybeat.mavlink.conversation.Parties;
import io.skybeat.mavlink.conversation.TimeSync;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the station asks every vehicle from time to time, and what it answers to their own
 * questions. Conversations keep a state of their own, so a value is used once.
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
   */
  public record Round(Optional<TimeSync> sync, Instant syncAt) {}

  /** A message to a vehicle. */
  public record Outgoing(int systemId, Object message) {}

  /** What became of it. */
  public record Step(Rounds rounds, Fleet fleet, List<Outgoing> messages) {
    public Step {
      messages = List.copyOf(messages);
    }
  }

  /** Takes in what a vehicle of {@code fleet} said. */
  public Step heard(Instant at, int systemId, int componentId, Object message, Fleet fleet) {
    Vehicle vehicle = fleet.bySystem().get(systemId);
    if (vehicle == null || !(message instanceof Timesync timesync)) {
      return new Step(this, fleet, List.of());
    }
    Parties asker = new Parties(ourSystem, ourComponent, systemId, componentId);
    Optional<Timesync> answer = TimeSync.answer(asker, at, timesync);
    if (answer.isPresent()) {
      return new Step(this, fleet, List.of(new Outgoing(systemId, answer.get())));
    }
    Round round = bySystem.get(systemId);
    if (round == null || round.sync().isEmpty()) {
      return new Step(this, fleet, List.of());
    }
    List<Object> next = round.sync().get().heard(at, systemId, componentId, message);
    return settle(at, vehicle, round, next, fleet);
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
    Round round = bySystem.getOrDefault(vehicle.systemId(), new Round(Optional.empty(), at));
    if (round.sync().isPresent()) {
      return settle(at, vehicle, round, round.sync().get().due(at), fleet);
    }
    if (round.syncAt().isAfter(at)) {
      return new Step(this, fleet, List.of());
    }
    TimeSync sync =
        new TimeSync(
            new Parties(ourSystem, ourComponent, vehicle.systemId(), vehicle.componentId()));
    List<Object> first = sync.start(at);
    return settle(at, vehicle, new Round(Optional.of(sync), round.syncAt()), first, fleet);
  }

  private Step settle(
      Instant at, Vehicle vehicle, Round round, List<Object> messages, Fleet fleet) {
    Round next = round;
    Fleet then = fleet;
    Optional<TimeSync.Result> result = round.sync().flatMap(TimeSync::outcome);
    if (result.isPresent()) {
      next = new Round(Optional.empty(), at.plus(SYNC_EVERY));
      if (result.get() instanceof TimeSync.Measured measured) {
        then = fleet.with(vehicle.synchronised(measured));
      }
    }
    SortedMap<Integer, Round> all = new TreeMap<>(bySystem);
    all.put(vehicle.systemId(), next);
    List<Outgoing> out =
        messages.stream().map(message -> new Outgoing(vehicle.systemId(), message)).toList();
    return new Step(new Rounds(ourSystem, ourComponent, all), then, out);
  }

  /** When {@link #due} should be called at the latest. */
  public Optional<Instant> nextDue() {
    return bySystem.values().stream()
        .flatMap(round -> round.sync().stream())
        .flatMap(sync -> sync.nextDue().stream())
        .min(Instant::compareTo);
  }
}
