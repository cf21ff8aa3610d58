package io.skybeat.station.sortie;

import io.skybeat.core.flight.SortieId;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.Resumption;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.room.SortieView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sortie that broke off by itself is flown on from there, once: its plan's rest goes out with the
 * same drone, or with one that stands in for it, as soon as one is ready.
 */
record Resuming(SortieTerms terms) {
  private static final Actor RULE = Actor.rule("resume");

  /** For the airframe or pack that takes over to get ready. */
  private static final Duration AHEAD = Duration.ofMinutes(2);

  /**
   * What follows from its end; none: it is not flown on.
   *
   * @param homeSlot whether its vehicle counts home as item 0
   */
  List<Fact> after(Sortie sortie, boolean homeSlot, Instant at) {
    SortieView view = sortie.view();
    boolean brokenOff =
        view.outcome().map(end -> end.kind() == Outcome.Kind.ABORTED).orElse(false)
            && view.tookOffAt().isPresent()
            && !ordered(view);
    boolean once = view.assignment().resumes().isEmpty() && sortie.drawn().isEmpty();
    boolean wanted = terms.timetable().missed().resume() && view.assignment().slot().isPresent();
    Optional<Plan> whole = terms.plan(view.route());
    int fromItem = Math.max(0, view.itemReached()) + (homeSlot ? 0 : 1);
    if (!brokenOff || !once || !wanted || whole.isEmpty()) {
      return List.of();
    }
    return Resumption.of(whole.get(), fromItem)
        .map(rest -> planned(view, rest, fromItem, at))
        .orElse(List.of());
  }

  /** Somebody wanted it back: it is not sent out again behind their back. */
  private static boolean ordered(SortieView view) {
    return view.order()
        .map(SortieView.OrderView::order)
        .map(order -> order.equals("return") || order.equals("land"))
        .orElse(false);
  }

  private List<Fact> planned(SortieView view, Plan rest, int fromItem, Instant at) {
    SortieId id = new SortieId(view.sortie().value() + "-on");
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact.SortiePlanned(
            at,
            RULE,
            "flies " + view.sortie() + " on from item " + fromItem,
            id,
            view.drone(),
            view.route(),
            at.plus(AHEAD),
            view.pilot(),
            view.origin(),
            view.assignment().slot(),
            Optional.of(new Fact.Resumed(view.sortie(), fromItem))));
    List<Violation> against = terms.planning().check().report(rest, List.of()).violations();
    if (against.isEmpty()) {
      facts.add(
          new Fact.RouteDrawn(
              at, RULE, "the rest of its route", id, view.route(), DrawnRoute.items(rest)));
    } else {
      String why = "not flown on: " + against.get(0);
      facts.add(new Fact.SortieEnded(at, RULE, why, id, new Outcome(Outcome.Kind.SKIPPED, why)));
    }
    return facts;
  }
}
