package io.skybeat.station.sortie;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.mavlink.mode.Conduct;
import io.skybeat.missions.plan.Fence;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.config.Safeguards;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.LinkQuality;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Progress;
import io.skybeat.station.fleet.Vehicle;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Watches over a flying vehicle beside its own failsafes, and says when it should come home or come
 * down: what the vehicle does of its own accord comes first, and nothing is ordered twice.
 */
final class Guard {
  /** A vehicle that does not follow is told again after this. */
  private static final Duration AGAIN = Duration.ofSeconds(20);

  /** Beyond its fence by more than its position may be wrong, and not just in a gust. */
  private static final double BEYOND_FENCE_M = 5;

  private static final double LEAST_HEIGHT_M = 5;

  /** For its own failsafe to act: a PX4 holds for five seconds before it turns home. */
  private static final Duration ITS_OWN_TURN = Duration.ofSeconds(8);

  private static final int LEAST_FLOWN_S = 8;

  private final SortieTerms terms;
  private final PlansAboard plans;

  Guard(SortieTerms terms, PlansAboard plans) {
    this.terms = terms;
    this.plans = plans;
  }

  /**
   * What is to be ordered now.
   *
   * @param order as of a person: return or land
   * @param by the rule
   * @param reason in words
   */
  record Call(String order, Actor by, String reason) {}

  Optional<Call> call(Scene scene) {
    if (scene.message().isPresent()) {
      // Once a second is enough, and no message is needed for it.
      return Optional.empty();
    }
    Vehicle vehicle = scene.vehicle();
    boolean airborne =
        scene.sortie().phase().airborne() && vehicle.linked() && vehicle.condition().armed();
    if (!airborne || !vehicle.flying() || scene.flight().order().isPresent() || justTold(scene)) {
      return Optional.empty();
    }
    Conduct conduct = vehicle.condition().mode().conduct();
    if (conduct == Conduct.LANDING) {
      return Optional.empty();
    }
    Optional<Call> blind = blind(scene);
    if (blind.isPresent()) {
      return blind;
    }
    if (conduct == Conduct.RETURNING || scene.sortie().phase() == Phase.RETURNING && !held(scene)) {
      return Optional.empty();
    }
    if (Diversion.under(scene)) {
      // Home is where it cannot land.
      return Optional.empty();
    }
    return fence(scene)
        .or(() -> battery(scene))
        .or(() -> link(scene))
        .or(() -> forgotten(scene))
        .or(() -> stranded(scene));
  }

  private static boolean held(Scene scene) {
    return scene.sortie().view().held();
  }

  private static boolean justTold(Scene scene) {
    return scene
        .sortie()
        .view()
        .order()
        .map(order -> order.at().plus(AGAIN).isAfter(scene.at()) && !order.order().equals("hold"))
        .orElse(false);
  }

  /** An autopilot that does not know where it is cannot fly home. */
  private Optional<Call> blind(Scene scene) {
    Duration atMost = guards().blindAtMost();
    Optional<Instant> since = scene.flight().heed().blindSince();
    if (atMost.isZero() || since.isEmpty() || since.get().plus(atMost).isAfter(scene.at())) {
      return Optional.empty();
    }
    return Optional.of(
        new Call(
            "land",
            Actor.rule("position"),
            "no position for " + atMost.toSeconds() + " s, and it flies on"));
  }

  /** Since when it has no position, as a scene sees it. */
  static Optional<Instant> blindSince(Scene scene) {
    Vehicle vehicle = scene.vehicle();
    boolean sees =
        !vehicle.linked()
            || vehicle.condition().gpsFix() >= 3 && vehicle.fitness().placeKnown().orElse(true);
    return sees
        ? Optional.empty()
        : scene.flight().heed().blindSince().or(() -> Optional.of(scene.at()));
  }

  private Optional<Call> fence(Scene scene) {
    if (!guards().keepFence()) {
      return Optional.empty();
    }
    if (scene.vehicle().fitness().fenceBreached()) {
      return home("fence", "it says that it has breached its fence");
    }
    Optional<Motion.Fix> fix = scene.vehicle().motion().fix();
    Optional<Plan> plan = terms.plan(scene.sortie());
    if (fix.isEmpty() || plan.isEmpty() || fix.get().heightAboveHomeM() < LEAST_HEIGHT_M) {
      return Optional.empty();
    }
    double beyondM = beyondM(plan.get().fence(), fix.get().where());
    return beyondM > BEYOND_FENCE_M
        ? home("fence", String.format(Locale.ROOT, "%.0f m beyond its fence", beyondM))
        : Optional.empty();
  }

  /** How far outside of what a fence allows; 0 or less: within. */
  private static double beyondM(List<Fence> fence, LatLon where) {
    double inclusionM = Double.POSITIVE_INFINITY;
    double exclusionM = Double.NEGATIVE_INFINITY;
    for (Fence part : fence) {
      double outsideM =
          part instanceof Fence.Polygon polygon
              ? outsideM(polygon.ring(), where)
              : outsideM((Fence.Circle) part, where);
      if (part.inclusion()) {
        inclusionM = Math.min(inclusionM, outsideM);
      } else {
        exclusionM = Math.max(exclusionM, -outsideM);
      }
    }
    double beyond = Double.isInfinite(inclusionM) ? exclusionM : inclusionM;
    return Math.max(beyond, exclusionM);
  }

  private static double outsideM(Ring ring, LatLon where) {
    double edgeM = ring.distanceToEdgeM(where);
    return ring.contains(where) ? -edgeM : edgeM;
  }

  private static double outsideM(Fence.Circle circle, LatLon where) {
    return Geodesy.distanceM(circle.centre(), where) - circle.radiusM();
  }

  private Optional<Call> battery(Scene scene) {
    return weak(scene).flatMap(words -> home("battery", words));
  }

  /** Why its battery does not let it stay in the air; empty: it does. */
  Optional<String> weak(Scene scene) {
    Homeward homeward = scene.flight().heed().homeward().orElseGet(() -> Homeward.usual(guards()));
    return Reserve.shortfall(
            scene.at(), scene.vehicle(), terms.plan(scene.sortie()), homeward, guards())
        .or(() -> saysLow(scene));
  }

  /** It may know by its voltage what its percents do not tell; it comes home by itself, or not. */
  private static Optional<String> saysLow(Scene scene) {
    boolean over =
        scene
            .flight()
            .heed()
            .lowSince()
            .map(since -> since.plus(ITS_OWN_TURN).isBefore(scene.at()))
            .orElse(false);
    return over ? Optional.of("it says that its battery is low") : Optional.empty();
  }

  /** Since when it says that its battery is low, as a scene sees it. */
  static Optional<Instant> lowSince(Scene scene) {
    return !scene.vehicle().equipment().low()
        ? Optional.empty()
        : scene.flight().heed().lowSince().or(() -> Optional.of(scene.at()));
  }

  private Optional<Call> link(Scene scene) {
    LinkQuality link = scene.vehicle().link();
    if (!guards().homeOnDegradedLink() || link.state() != LinkQuality.State.DEGRADED) {
      return Optional.empty();
    }
    Vehicle vehicle = scene.vehicle();
    String why =
        link.complaint(scene.at(), vehicle.lastHeartbeatAt().orElseThrow(), vehicle.roundTrip());
    return why.isEmpty() ? Optional.empty() : home("link", "the link is degraded: it " + why);
  }

  /** A hold that nobody continues; who waits for another on the way home is not forgotten. */
  private Optional<Call> forgotten(Scene scene) {
    if (Homecoming.stopped(scene.sortie())) {
      return Optional.empty();
    }
    Duration atMost = guards().holdAtMost();
    Instant since = scene.sortie().view().order().map(order -> order.at()).orElse(scene.at());
    boolean over = held(scene) && !atMost.isZero() && since.plus(atMost).isBefore(scene.at());
    return over
        ? home("hold", "held for " + atMost.toMinutes() + " min, and nobody continued it")
        : Optional.empty();
  }

  /**
   * It has flown its route and stays there: the plan has no way home, or the vehicle broke it off.
   */
  private Optional<Call> stranded(Scene scene) {
    boolean looks = scene.sortie().look().isPresent() || scene.sortie().left().isPresent();
    if (held(scene) || looks || scene.stageMs() < LEAST_FLOWN_S * 1000L) {
      return Optional.empty();
    }
    Vehicle vehicle = scene.vehicle();
    int last =
        plans
            .find(scene.sortie(), vehicle)
            .filter(plan -> plan.homeward().isEmpty())
            .map(PlanAboard::lastWaypoint)
            .orElse(Integer.MAX_VALUE);
    boolean reached = scene.sortie().view().itemReached() >= last;
    boolean over = vehicle.progress().state() == Progress.COMPLETE;
    Conduct conduct = vehicle.condition().mode().conduct();
    boolean stays = conduct == Conduct.MISSION || conduct.staysPut();
    return stays && (reached && standsStill(vehicle) || over && reached)
        ? home("route", "route flown, and the plan has no way home")
        : Optional.empty();
  }

  private static boolean standsStill(Vehicle vehicle) {
    return vehicle
        .motion()
        .fix()
        .map(fix -> fix.velocityMps().horizontal() < 1 && Math.abs(fix.velocityMps().up()) < 0.5)
        .orElse(false);
  }

  private static Optional<Call> home(String rule, String reason) {
    return Optional.of(new Call("return", Actor.rule(rule), reason));
  }

  private Safeguards guards() {
    return terms.flight().safeguards();
  }
}
