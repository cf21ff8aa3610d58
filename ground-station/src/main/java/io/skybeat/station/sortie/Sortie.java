package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.SortieId;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.room.SortieView;
import java.time.Instant;
import java.util.Optional;

/**
 * One sortie, folded from its facts.
 *
 * @param view all that a reader sees
 * @param committed the arming was decided: it is decided once
 * @param before the phase before it fell silent
 * @param cutShort why it does not fly to its last item; empty: it may still
 */
public record Sortie(SortieView view, boolean committed, Phase before, Optional<String> cutShort) {

  static Sortie planned(Fact.SortiePlanned fact) {
    SortieView view =
        new SortieView(
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
            Optional.empty());
    return new Sortie(view, false, Phase.PLANNED, Optional.empty());
  }

  public SortieId id() {
    return view.sortie();
  }

  public DroneId drone() {
    return view.drone();
  }

  public Phase phase() {
    return view.phase();
  }

  /** True until it has its outcome. */
  public boolean open() {
    return view.phase() != Phase.DONE;
  }

  Sortie evolve(Fact.OfSortie fact) {
    if (fact instanceof Fact.PhaseEntered entered) {
      return entered(entered);
    }
    if (fact instanceof Fact.OrderGiven given) {
      return ordered(given.order(), given.actor(), given.reason(), given.at(), "GIVEN");
    }
    if (fact instanceof Fact.OrderSeen seen) {
      return seen(seen);
    }
    if (fact instanceof Fact.OrderFailed failed) {
      return fate("FAILED", failed.reason(), view.held());
    }
    if (fact instanceof Fact.SortieEnded ended) {
      return new Sortie(
          draft()
              .phase(Phase.DONE, ended.at(), ended.outcome().reason())
              .outcome(ended.outcome())
              .view(),
          committed,
          before,
          cutShort);
    }
    if (fact instanceof Fact.LaunchCommitted launch) {
      return new Sortie(
          draft().phase(Phase.ARMING, launch.at(), launch.reason()).view(), true, before, cutShort);
    }
    return with(milestone(fact));
  }

  private SortieView milestone(Fact.OfSortie fact) {
    if (fact instanceof Fact.PlanVerified verified) {
      return draft().plan(verified.digest(), verified.items()).view();
    }
    if (fact instanceof Fact.TookOff took) {
      return draft().tookOff(took.at()).view();
    }
    if (fact instanceof Fact.ItemReached reached) {
      return draft().reached(Math.max(view.itemReached(), reached.seq())).view();
    }
    if (fact instanceof Fact.TouchedDown down) {
      return draft().touchedDown(down.at()).view();
    }
    return view;
  }

  private Sortie entered(Fact.PhaseEntered fact) {
    Phase next = fact.phase();
    // A vehicle that turns home of its own accord cuts the sortie short; its route does not.
    boolean ownWill =
        fact.actor().kind() == Actor.Kind.MACHINE
            && (next == Phase.RETURNING || next == Phase.LANDING);
    return new Sortie(
        draft().phase(next, fact.at(), fact.reason()).view(),
        committed,
        next == Phase.SILENT ? phase() : before,
        cutShort.isEmpty() && ownWill ? Optional.of(fact.reason()) : cutShort);
  }

  private Sortie ordered(String order, Actor by, String reason, Instant at, String fate) {
    return with(draft().order(new SortieView.OrderView(order, by.name(), reason, at, fate)).view());
  }

  private Sortie seen(Fact.OrderSeen fact) {
    boolean held = fact.order().equals("hold") || view.held() && !fact.order().equals("continue");
    boolean home = fact.order().equals("return") || fact.order().equals("land");
    Sortie next = fate("SEEN", view.order().map(SortieView.OrderView::reason).orElse(""), held);
    if (!home || cutShort.isPresent()) {
      return next;
    }
    String why =
        view.order()
            .map(order -> order.order() + " ordered by " + order.by() + ": " + order.reason())
            .orElse(fact.reason());
    return new Sortie(next.view, next.committed, next.before, Optional.of(why));
  }

  private Sortie fate(String fate, String reason, boolean held) {
    Draft draft = draft().held(held);
    view.order()
        .ifPresent(
            order ->
                draft.order(
                    new SortieView.OrderView(order.order(), order.by(), reason, order.at(), fate)));
    return with(draft.view());
  }

  private Sortie with(SortieView next) {
    return new Sortie(next, committed, before, cutShort);
  }

  private Draft draft() {
    return new Draft(view);
  }

  /** Copies a view with a few changes. */
  private static final class Draft {
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

    Draft(SortieView v) {
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
    }

    Draft phase(Phase next, Instant at, String reason) {
      phase = next;
      since = at;
      why = reason;
      return this;
    }

    Draft plan(String nextDigest, int nextItems) {
      digest = Optional.of(nextDigest);
      items = nextItems;
      return this;
    }

    Draft held(boolean next) {
      held = next;
      return this;
    }

    Draft reached(int next) {
      reached = next;
      return this;
    }

    Draft tookOff(Instant at) {
      tookOffAt = Optional.of(tookOffAt.orElse(at));
      return this;
    }

    Draft touchedDown(Instant at) {
      touchedDownAt = Optional.of(at);
      return this;
    }

    Draft order(SortieView.OrderView next) {
      order = Optional.of(next);
      return this;
    }

    Draft outcome(Outcome next) {
      outcome = Optional.of(next);
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
          outcome);
    }
  }
}
