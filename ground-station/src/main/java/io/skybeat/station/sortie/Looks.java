package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.look.Found;
import io.skybeat.station.look.Lane;
import io.skybeat.station.look.Spot;
import io.skybeat.station.look.StandOff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders to look at a place: begun, moved, renewed. */
final class Looks {
  /** In place of a route's name, for a sortie that only looks. */
  static final String ROUTE = "look";

  private static final double FARTHEST_MARK_M = 400;
  private static final Duration SETTLING = Duration.ofSeconds(20);

  private final SortieTerms terms;

  Looks(SortieTerms terms) {
    this.terms = terms;
  }

  /** Sends the nearest fit drone, or the one that is named. */
  Answer order(
      Instant at,
      Order.Look order,
      LookTarget target,
      Actor by,
      String reason,
      SortieRules.Hands hands) {
    boolean follow = order.follow().orElse(false);
    if (order.drone().isPresent() && !terms.drones().containsKey(order.drone().get())) {
      return new Answer(false, "no drone " + order.drone().get());
    }
    if (order.drone().flatMap(hands.sorties()::of).flatMap(Sortie::look).isPresent()) {
      return moved(at, order.drone().get(), target, follow, by, reason, hands);
    }
    Candidates candidates = new Candidates(terms, hands, at, target);
    Optional<Candidates.Chosen> best = candidates.best(order.drone());
    if (best.isEmpty()) {
      return new Answer(false, "no drone is fit to look: " + candidates.choice());
    }
    Candidates.Chosen chosen = best.get();
    Sortie sortie =
        chosen.flies()
            ? chosen.sortie().orElseThrow()
            : launched(at, candidates, chosen, by, reason, hands);
    if (chosen.flies()) {
      Piloting.leave(at, sortie, chosen.vehicle(), by, reason, hands);
    }
    Spot spot = chosen.spot();
    hands.note(
        new Fact.LookOrdered(
            at,
            by,
            reason,
            sortie.id(),
            target.alert(),
            target.where(),
            target.ce90M(),
            spot.beside(),
            spot.heightM(),
            spot.via(),
            until(at, spot, follow),
            follow,
            !chosen.flies(),
            candidates.choice()));
    if (chosen.flies()) {
      String why = "flies to where it looks from";
      hands.note(new Fact.PhaseEntered(at, Detour.RULE, why, sortie.id(), Phase.PATROLLING));
    }
    return new Answer(true, sortie.drone() + " looks: " + candidates.choice());
  }

  private static Sortie launched(
      Instant at,
      Candidates candidates,
      Candidates.Chosen chosen,
      Actor by,
      String reason,
      SortieRules.Hands hands) {
    Fact.SortiePlanned planned =
        candidates.planned(chosen.vehicle().drone(), chosen.pilot(), by, reason);
    hands.note(planned);
    hands.note(
        new Fact.RouteDrawn(
            at,
            Detour.RULE,
            "drawn for the look",
            planned.sortie(),
            chosen.plan().name(),
            DrawnRoute.items(chosen.plan())));
    return hands.sorties().find(planned.sortie()).orElseThrow();
  }

  private Instant until(Instant at, Spot spot, boolean follow) {
    long wayMs = (long) (1500 * spot.wayM() / terms.look().power().cruiseMps());
    Duration stays = follow ? terms.look().renewal() : terms.look().dwell();
    return at.plusMillis(wayMs).plus(SETTLING).plus(stays);
  }

  /** The target is now there. */
  Answer follow(
      Instant at,
      DroneId drone,
      LookTarget target,
      Actor by,
      String reason,
      SortieRules.Hands hands) {
    if (hands.sorties().of(drone).flatMap(Sortie::look).isPresent()) {
      return moved(at, drone, target, true, by, reason, hands);
    }
    Order.Look order =
        new Order.Look(
            Optional.empty(), Optional.of(target.where()), Optional.of(drone), Optional.of(true));
    return order(at, order, target, by, reason, hands);
  }

  private Answer moved(
      Instant at,
      DroneId drone,
      LookTarget target,
      boolean follow,
      Actor by,
      String reason,
      SortieRules.Hands hands) {
    Sortie sortie = hands.sorties().of(drone).orElseThrow();
    Looking look = sortie.look().orElseThrow();
    Vehicle vehicle = hands.vehicle(drone);
    Optional<Motion.Fix> fix = vehicle.motion().fix();
    if (hands.sorties().control(drone).isPresent() || fix.isEmpty() || !vehicle.linked()) {
      return new Answer(false, "no link: the drone cannot be told");
    }
    if (Geodesy.distanceM(look.target(), target.where()) > FARTHEST_MARK_M) {
      return new Answer(false, "too far from what it looks at: order a new look");
    }
    List<Lane> others = new Candidates(terms, hands, at, target).lanes(drone);
    Optional<Spot> spot = spot(sortie, look, target, fix.get(), others);
    if (spot.isEmpty()) {
      return new Answer(false, "nowhere to stand beside it: the drone stays where it is");
    }
    Optional<String> beside = new OthersBeside(terms, hands).against(sortie, fix.get(), spot.get());
    if (beside.isPresent()) {
      return new Answer(false, beside.get() + ": the drone stays where it is");
    }
    Optional<String> uncovered =
        new Covering(terms, hands.permits())
            .against(
                sortie,
                terms.plan(sortie).orElseThrow(),
                fix.get().where(),
                spot.get(),
                at,
                until(at, spot.get(), follow));
    if (uncovered.isPresent()) {
      return new Answer(false, uncovered.get());
    }
    hands.note(
        new Fact.LookMoved(
            at,
            by,
            reason,
            sortie.id(),
            target.where(),
            spot.get().beside(),
            spot.get().via(),
            until(at, spot.get(), follow),
            follow));
    return new Answer(true, "the camera follows");
  }

  /** Where it stands already, if the place can be seen from there; else the nearest spot. */
  private Optional<Spot> spot(
      Sortie sortie, Looking look, LookTarget target, Motion.Fix fix, List<Lane> others) {
    StandOff standOff = new StandOff(terms.look(), terms.plan(sortie).orElseThrow(), others);
    double ce90M = Math.max(look.ce90M(), target.ce90M());
    if (standOff.sees(look.beside(), target.where(), ce90M, look.heightM())) {
      return Optional.of(spot(look, fix.where()));
    }
    Found found =
        standOff.beside(target.where(), ce90M, look.heightM(), fix.where(), fix.heightAboveHomeM());
    return found instanceof Found.At at ? Optional.of(at.spot()) : Optional.empty();
  }

  private static Spot spot(Looking look, LatLon here) {
    return new Spot(
        look.beside(), look.heightM(), look.via(), 0, 0, Geodesy.distanceM(here, look.beside()));
  }
}
