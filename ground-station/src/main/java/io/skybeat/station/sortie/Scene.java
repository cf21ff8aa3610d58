package io.skybeat.station.sortie;

import io.skybeat.mavlink.conversation.Conversation;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Vehicle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One sortie's turn: what is so now, and a pen to write down what follows. Facts hold at once, so
 * {@link #sortie()} is always the present one. Lives for one event only.
 */
final class Scene {
  /** What a scene may do to the station. */
  interface Pen {
    /** Notes a fact; returns the sortie after it. */
    Sortie note(Fact.OfSortie fact);

    /** The sortie is about to get its outcome. */
    void ending(Sortie sortie);

    /** Position of the last fact in the journal. */
    long position();

    /** Sends to a vehicle. */
    void send(int systemId, Object message);
  }

  private final Instant at;
  private final Vehicle vehicle;
  private final Optional<Object> message;
  private final int componentId;
  private final long storedPosition;
  private final Pen pen;
  private Sortie sortie;
  private Flight flight;

  Scene(
      Instant at,
      Sortie sortie,
      Flight flight,
      Vehicle vehicle,
      int componentId,
      Optional<Object> message,
      long storedPosition,
      Pen pen) {
    this.at = at;
    this.sortie = sortie;
    this.flight = flight;
    this.vehicle = vehicle;
    this.componentId = componentId;
    this.message = message;
    this.storedPosition = storedPosition;
    this.pen = pen;
  }

  Instant at() {
    return at;
  }

  Sortie sortie() {
    return sortie;
  }

  Flight flight() {
    return flight;
  }

  Vehicle vehicle() {
    return vehicle;
  }

  /** The message of the vehicle that this turn is about, if it is about one. */
  Optional<Object> message() {
    return message;
  }

  boolean durable(long position) {
    return storedPosition >= position;
  }

  long position() {
    return pen.position();
  }

  void flight(Flight next) {
    flight = next;
  }

  void note(Fact.OfSortie fact) {
    sortie = pen.note(fact);
  }

  void phase(Phase phase, Actor actor, String reason) {
    note(new Fact.PhaseEntered(at, actor, reason, sortie.id(), phase));
  }

  void end(Outcome.Kind kind, Actor actor, String reason) {
    pen.ending(sortie);
    note(new Fact.SortieEnded(at, actor, reason, sortie.id(), new Outcome(kind, reason)));
  }

  /** The vehicle as an actor. */
  Actor machine() {
    return Actor.machine("vehicle " + vehicle.drone());
  }

  /** Begins a conversation as the present stage's. */
  void begin(Conversation<?> talk) {
    send(talk.start(at));
    flight = flight.tried().with(Optional.of(talk));
  }

  /** Carries a conversation on with this turn's message and time; its outcome if it has one. */
  Optional<?> carryOn(Conversation<?> talk) {
    message.ifPresent(words -> send(talk.heard(at, vehicle.systemId(), componentId, words)));
    send(talk.due(at));
    return talk.outcome();
  }

  void send(List<Object> messages) {
    messages.forEach(message -> pen.send(vehicle.systemId(), message));
  }

  /** How long the present stage lasts already, milliseconds. */
  long stageMs() {
    return java.time.Duration.between(flight.since(), at).toMillis();
  }
}
