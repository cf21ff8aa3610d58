package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.SortieId;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Phase;
import io.skybeat.station.room.SortieView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One sortie, folded from its facts.
 *
 * @param view all that a reader sees
 * @param committed the arming was decided: it is decided once
 * @param before the phase before it fell silent
 * @param cutShort why it does not fly to its last item; empty: it may still
 * @param drawn its own plan; empty: it flies its route
 * @param left where it left its route, until it flies it again
 * @param look what it looks at beside its route
 * @param settings what of the vehicle's own settings is not as it should be
 */
public record Sortie(
    SortieView view,
    boolean committed,
    Phase before,
    Optional<String> cutShort,
    Optional<DrawnRoute> drawn,
    Optional<Break> left,
    Optional<Looking> look,
    List<String> settings) {
  public Sortie {
    settings = List.copyOf(settings);
  }

  static Sortie planned(Fact.SortiePlanned fact) {
    return new Sortie(
        SortieDraft.planned(fact),
        false,
        Phase.PLANNED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
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
      return with(
          draft()
              .phase(Phase.DONE, ended.at(), ended.outcome().reason())
              .outcome(ended.outcome())
              .look(Optional.empty())
              .view());
    }
    if (fact instanceof Fact.SettingsRead read) {
      return new Sortie(view, committed, before, cutShort, drawn, left, look, read.findings());
    }
    if (fact instanceof Fact.SortieAssigned to) {
      return assigned(to.drone(), to.pilot(), to.pack(), to.approval(), to.at());
    }
    if (fact instanceof Fact.LaunchCommitted launch) {
      Sortie next = with(draft().phase(Phase.ARMING, launch.at(), launch.reason()).view());
      return new Sortie(
          next.view, true, next.before, next.cutShort, next.drawn, next.left, next.look, settings);
    }
    return beside(fact);
  }

  /** What happens off its route. */
  private Sortie beside(Fact.OfSortie fact) {
    if (fact instanceof Fact.RouteDrawn route) {
      Optional<DrawnRoute> next = Optional.of(new DrawnRoute(route.base(), route.items()));
      return new Sortie(view, committed, before, cutShort, next, left, look, settings);
    }
    if (fact instanceof Fact.PatrolLeft away) {
      Break point = new Break(away.item(), away.where(), away.heightM());
      return away(Optional.of(point), look, draft().leftAt(Optional.of(away.item())).view());
    }
    if (fact instanceof Fact.PatrolResumed) {
      return away(Optional.empty(), Optional.empty(), draft().leftAt(Optional.empty()).view());
    }
    if (fact instanceof Fact.LookOrdered order) {
      return looks(order);
    }
    if (fact instanceof Fact.LookMoved moved) {
      return moved(moved);
    }
    if (fact instanceof Fact.LookEnded ended) {
      Sortie next = away(left, Optional.empty(), draft().look(Optional.empty()).view());
      return ended.then().equals("home") ? next.cut(ended.reason()) : next;
    }
    return with(milestone(fact));
  }

  /** The same sortie, flown with these. */
  Sortie assigned(
      DroneId drone, String pilot, Optional<String> pack, Optional<String> approval, Instant at) {
    SortieView next = draft().assigned(drone, pilot, pack, approval, at).view();
    // What was read of one vehicle's settings says nothing of another's.
    return drone.equals(view.drone())
        ? with(next)
        : new Sortie(next, committed, before, cutShort, drawn, left, look, List.of());
  }

  private Sortie looks(Fact.LookOrdered order) {
    SortieView next =
        draft()
            .look(
                Optional.of(
                    new SortieView.LookView(
                        order.alert(),
                        order.target(),
                        order.beside(),
                        order.actor().name(),
                        order.reason(),
                        order.at(),
                        order.until(),
                        order.follows(),
                        order.choice())))
            .held(false)
            .view();
    return order.byMission()
        ? with(next)
        : away(
            left,
            Optional.of(
                new Looking(
                    order.target(),
                    order.ce90M(),
                    order.beside(),
                    order.heightM(),
                    order.via(),
                    order.until(),
                    order.follows())),
            next);
  }

  private Sortie moved(Fact.LookMoved moved) {
    SortieView next =
        draft()
            .look(
                view.look()
                    .map(
                        now ->
                            new SortieView.LookView(
                                now.alert(),
                                moved.target(),
                                moved.beside(),
                                moved.actor().name(),
                                now.reason(),
                                now.since(),
                                moved.until(),
                                moved.follows(),
                                now.choice())))
            .view();
    Optional<Looking> then =
        look.map(
            now ->
                new Looking(
                    moved.target(),
                    now.ce90M(),
                    moved.beside(),
                    now.heightM(),
                    moved.via(),
                    moved.until(),
                    moved.follows()));
    return away(left, then, next);
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
    Sortie then = with(draft().phase(next, fact.at(), fact.reason()).view());
    then =
        new Sortie(
            then.view,
            committed,
            next == Phase.SILENT ? phase() : before,
            cutShort,
            drawn,
            left,
            look,
            settings);
    return ownWill ? then.cut(fact.reason()) : then;
  }

  private Sortie ordered(String order, Actor by, String reason, Instant at, String fate) {
    return with(draft().order(new SortieView.OrderView(order, by.name(), reason, at, fate)).view());
  }

  private Sortie seen(Fact.OrderSeen fact) {
    boolean home =
        fact.order().equals("return")
            || fact.order().equals("land")
            || fact.order().equals(Orders.DIVERT);
    boolean moves = home || fact.order().equals("continue");
    boolean held = Orders.stops(fact.order()) || view.held() && !moves;
    Sortie next = fate("SEEN", view.order().map(SortieView.OrderView::reason).orElse(""), held);
    boolean diverts = fact.order().equals(Orders.DIVERT);
    if (!home || cutShort.isPresent() && !diverts) {
      return next;
    }
    String why =
        view.order()
            .map(order -> order.order() + " ordered by " + order.by() + ": " + order.reason())
            .orElse(fact.reason());
    // Where it ended up is told beside why it came home.
    return diverts && cutShort.isPresent() ? next.cutAlso(why) : next.cut(why);
  }

  private Sortie fate(String fate, String reason, boolean held) {
    SortieDraft draft = draft().held(held);
    view.order()
        .ifPresent(
            order ->
                draft.order(
                    new SortieView.OrderView(order.order(), order.by(), reason, order.at(), fate)));
    return with(draft.view());
  }

  /** The first reason counts. */
  private Sortie cut(String why) {
    Optional<String> first = cutShort.isPresent() ? cutShort : Optional.of(why);
    return new Sortie(view, committed, before, first, drawn, left, look, settings);
  }

  private Sortie cutAlso(String why) {
    Optional<String> both = cutShort.map(first -> first + "; " + why);
    return new Sortie(view, committed, before, both, drawn, left, look, settings);
  }

  private Sortie away(Optional<Break> nextLeft, Optional<Looking> nextLook, SortieView next) {
    return new Sortie(next, committed, before, cutShort, drawn, nextLeft, nextLook, settings);
  }

  private Sortie with(SortieView next) {
    return new Sortie(next, committed, before, cutShort, drawn, left, look, settings);
  }

  private SortieDraft draft() {
    return new SortieDraft(view);
  }
}
