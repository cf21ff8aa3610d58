package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.room.SortieView;
import java.time.Instant;
import java.util.Optional;

/** Copies a view with a few changes. */
final class SortieDraft {
  private final SortieView v;
  private Phase phase;
  private Instant since;
  private String why;
  private boolean held;
  private int reached;
  private int items;
  private Optional<String> digest;
  private Optional<Instant> tookOffAt;
  private Optional<Instant> touchedDownAt;
  private Optional<SortieView.OrderView> order;
  private Optional<Outcome> outcome;
  private Optional<SortieView.LookView> look;
  private Optional<Integer> leftAtItem;
  private DroneId drone;
  private String pilot;
  private SortieView.Assignment assignment;

  SortieDraft(SortieView v) {
    this.v = v;
    phase = v.phase();
    since = v.phaseSince();
    why = v.why();
    held = v.held();
    reached = v.itemReached();
    items = v.items();
    digest = v.planDigest();
    tookOffAt = v.tookOffAt();
    touchedDownAt = v.touchedDownAt();
    order = v.order();
    outcome = v.outcome();
    look = v.look();
    leftAtItem = v.leftAtItem();
    drone = v.drone();
    pilot = v.pilot();
    assignment = v.assignment();
  }

  SortieDraft assigned(
      DroneId nextDrone,
      String nextPilot,
      Optional<String> pack,
      Optional<String> approval,
      Instant at) {
    boolean same = pack.equals(assignment.pack()) && nextDrone.equals(drone);
    Optional<Instant> since = same ? assignment.packSince() : pack.map(named -> at);
    drone = nextDrone;
    pilot = nextPilot;
    assignment =
        new SortieView.Assignment(
            assignment.slot(), pack, since, approval, assignment.resumes(), assignment.fromItem());
    return this;
  }

  static SortieView planned(Fact.SortiePlanned fact) {
    return new SortieView(
        fact.sortie(),
        fact.drone(),
        fact.route(),
        fact.pilot(),
        fact.origin(),
        fact.startsAt(),
        Phase.PLANNED,
        fact.at(),
        fact.reason(),
        false,
        -1,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new SortieView.Assignment(
            fact.slot(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            fact.resumes().map(Fact.Resumed::sortie),
            fact.resumes().map(Fact.Resumed::fromItem).orElse(0)));
  }

  SortieDraft phase(Phase next, Instant at, String reason) {
    phase = next;
    since = at;
    why = reason;
    return this;
  }

  SortieDraft plan(String nextDigest, int nextItems) {
    digest = Optional.of(nextDigest);
    items = nextItems;
    return this;
  }

  SortieDraft held(boolean next) {
    held = next;
    return this;
  }

  SortieDraft reached(int next) {
    reached = next;
    return this;
  }

  SortieDraft tookOff(Instant at) {
    tookOffAt = Optional.of(tookOffAt.orElse(at));
    return this;
  }

  SortieDraft touchedDown(Instant at) {
    touchedDownAt = Optional.of(at);
    return this;
  }

  SortieDraft order(SortieView.OrderView next) {
    order = Optional.of(next);
    return this;
  }

  SortieDraft outcome(Outcome next) {
    outcome = Optional.of(next);
    return this;
  }

  SortieDraft look(Optional<SortieView.LookView> next) {
    look = next;
    return this;
  }

  SortieDraft leftAt(Optional<Integer> item) {
    leftAtItem = item;
    return this;
  }

  SortieView view() {
    return new SortieView(
        v.sortie(),
        drone,
        v.route(),
        pilot,
        v.origin(),
        v.startsAt(),
        phase,
        since,
        why,
        held,
        reached,
        items,
        digest,
        tookOffAt,
        touchedDownAt,
        order,
        outcome,
        look,
        leftAtItem,
        assignment);
  }
}
