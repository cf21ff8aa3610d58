package io.skybeat.station.sortie;

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
        Optional.empty());
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
        v.drone(),
        v.route(),
        v.pilot(),
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
        leftAtItem);
  }
}
