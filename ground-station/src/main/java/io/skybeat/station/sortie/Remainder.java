package io.skybeat.station.sortie;

import io.skybeat.core.flight.SortieId;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Phase;
import io.skybeat.station.look.LookPlan;
import io.skybeat.station.look.RestOfRoute;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the rest of a route whose drone left it and came home: a sortie of its own makes
 * it up, or it stays missed, with the reason.
 */
final class Remainder {
  private static final Actor RULE = Actor.rule("make-up");
  private static final String PREFIX = "rest-";

  /** Two sorties of a drone do not start nearer than this. */
  private static final Duration APART = Duration.ofMinutes(15);

  private final SortieTerms terms;

  Remainder(SortieTerms terms) {
    this.terms = terms;
  }

  /** After the end of a sortie that was off its route. */
  void decide(Scene scene, SortieRules.Hands hands) {
    Sortie sortie = scene.sortie();
    Break left = sortie.left().orElseThrow();
    Optional<Sortie> other = resuming(sortie, hands);
    if (other.isPresent()) {
      flown(scene, hands, left, other.get().id());
      return;
    }
    Optional<Plan> plan = terms.plan(sortie).filter(one -> one.home().isPresent());
    if (plan.isEmpty()) {
      missed(scene, hands, left, "the route is no longer among the missions");
      return;
    }
    RestOfRoute rest = RestOfRoute.at(plan.get(), left.item(), scene.vehicle().ardupilot());
    Instant start = scene.at().plus(terms.look().turnaround());
    Optional<String> against = against(sortie, rest, start, hands);
    if (against.isPresent()) {
      missed(scene, hands, left, against.get());
      return;
    }
    Plan alone = rest.alone(left.heightM() > 0 ? rest.heightM() : terms.look().heightM());
    List<Violation> violations = LookPlan.violations(terms.look(), alone);
    if (!violations.isEmpty()) {
      missed(scene, hands, left, "the way to it may not be flown: " + violations.get(0).rule());
    } else {
      makeUp(scene, left, alone, start, hands);
    }
  }

  /** What the timetable has planned already to fly it on. */
  private static Optional<Sortie> resuming(Sortie sortie, SortieRules.Hands hands) {
    return hands.sorties().open().stream()
        .filter(one -> one.view().assignment().resumes().equals(Optional.of(sortie.id())))
        .findFirst();
  }

  private static Optional<String> against(
      Sortie sortie, RestOfRoute rest, Instant start, SortieRules.Hands hands) {
    if (sortie.drawn().isPresent()) {
      return Optional.of("it was no patrol of the timetable");
    }
    if (rest.first().isEmpty()) {
      return Optional.of("nothing was left but the way home");
    }
    if (rest.jumps()) {
      return Optional.of("the route has jumps");
    }
    for (Sortie other : hands.sorties().open()) {
      boolean waits = other.phase().compareTo(Phase.ARMING) < 0;
      boolean soon = other.view().startsAt().isBefore(start.plus(APART));
      boolean same = other.view().route().equals(sortie.view().route());
      if (waits && soon && (same || other.drone().equals(sortie.drone()))) {
        String at = other.view().startsAt().truncatedTo(ChronoUnit.SECONDS).toString();
        return Optional.of("sortie " + other.id() + " starts at " + at);
      }
    }
    return Optional.empty();
  }

  private static void missed(Scene scene, SortieRules.Hands hands, Break left, String why) {
    hands.note(
        new Fact.RestDecided(
            scene.at(),
            RULE,
            "the rest of the route stays missed: " + why,
            scene.sortie().id(),
            left.item(),
            Optional.empty()));
  }

  private void makeUp(Scene scene, Break left, Plan alone, Instant start, SortieRules.Hands hands) {
    Sortie sortie = scene.sortie();
    SortieId id = new SortieId(PREFIX + sortie.id().value());
    String why = "makes up the rest of " + sortie.id();
    hands.note(
        new Fact.SortiePlanned(
            scene.at(),
            RULE,
            why,
            id,
            sortie.drone(),
            sortie.view().route(),
            start,
            sortie.view().pilot(),
            sortie.view().origin(),
            sortie.view().assignment().slot(),
            Optional.of(new Fact.Resumed(sortie.id(), left.item()))));
    hands.note(
        new Fact.RouteDrawn(scene.at(), RULE, why, id, alone.name(), DrawnRoute.items(alone)));
    flown(scene, hands, left, id);
  }

  private static void flown(Scene scene, SortieRules.Hands hands, Break left, SortieId by) {
    hands.note(
        new Fact.RestDecided(
            scene.at(),
            RULE,
            "the rest of the route is flown by " + by,
            scene.sortie().id(),
            left.item(),
            Optional.of(by)));
  }
}
