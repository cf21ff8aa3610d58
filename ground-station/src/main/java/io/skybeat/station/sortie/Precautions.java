package io.skybeat.station.sortie;

import io.skybeat.core.flight.Origin;
import io.skybeat.station.around.Around;
import io.skybeat.station.around.traffic.Encounter;
import io.skybeat.station.around.traffic.TrafficTerms;
import io.skybeat.station.around.traffic.TrafficTerms.Avoidance;
import io.skybeat.station.around.weather.WeatherJudge;
import io.skybeat.station.around.weather.WeatherTerms;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.room.SortieView;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a drone in the air does about the world around: it makes way for an aircraft, and comes home
 * from a wind that is too strong, or goes to a rally point when its dock does not open. Every act
 * is an order in the rule's name, with the figures as its reason, and so stands in the sortie's
 * outcome.
 */
final class Precautions {
  private static final Actor TRAFFIC = Actor.rule("traffic");
  private static final Actor WEATHER = Actor.rule("weather");

  /** An order that failed is given again after this. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /** It does not start and stop with every report. */
  private static final Duration AT_LEAST = Duration.ofSeconds(15);

  /** Longer than this it does not wait in the air for a sky that does not clear. */
  private static final Duration AT_MOST = Duration.ofMinutes(5);

  private static final double LOW_ENOUGH_M = 3;

  private final SortieTerms terms;
  private final Orders orders;
  private final Diversion diversion;

  Precautions(SortieTerms terms, Orders orders) {
    this.terms = terms;
    this.orders = orders;
    this.diversion = new Diversion(terms, orders);
  }

  /** Looks once a beat, not with each message of the vehicle. */
  void watch(Scene scene, Around around) {
    Sortie sortie = scene.sortie();
    Vehicle vehicle = scene.vehicle();
    boolean free = scene.message().isEmpty() && scene.flight().order().isEmpty();
    boolean onItsWay = sortie.phase() == Phase.PATROLLING || sortie.phase() == Phase.LOOKING;
    if (!free || !vehicle.linked() || !vehicle.flying() || diversion.watch(scene, around)) {
      return;
    }
    if (onItsWay && !waits(scene) && !weather(scene, around)) {
      traffic(scene, around);
    }
  }

  /** An order of these rules failed a moment ago. */
  private static boolean waits(Scene scene) {
    return scene
        .sortie()
        .view()
        .order()
        .filter(order -> order.fate().equals("FAILED") && ours(order))
        .map(order -> order.at().plus(AGAIN).isAfter(scene.at()))
        .orElse(false);
  }

  private static boolean ours(SortieView.OrderView order) {
    return order.by().equals(TRAFFIC.name()) || order.by().equals(WEATHER.name());
  }

  private boolean weather(Scene scene, Around around) {
    WeatherTerms by = terms.around().weather();
    SortieView view = scene.sortie().view();
    Optional<String> why =
        WeatherJudge.inFlight(
            around.weather(), by, view.tookOffAt().orElse(view.phaseSince()), scene.at());
    why.ifPresent(reason -> orders.give(scene, "return", WEATHER, reason));
    return why.isPresent();
  }

  private void traffic(Scene scene, Around around) {
    Optional<Motion.Fix> fix = scene.vehicle().motion().fix();
    TrafficTerms by = terms.around().traffic();
    if (fix.isEmpty() || by.inFlight() == Avoidance.NONE) {
      return;
    }
    double altitudeM = fix.get().altitudeAmslM();
    Encounter.Own own =
        new Encounter.Own(fix.get().where(), fix.get().velocityMps(), altitudeM, altitudeM);
    Origin origin = AroundInputs.origin(scene.sortie(), terms);
    OptionalDouble qnhHpa = around.weather().qnhHpa(terms.around().weather(), scene.at());
    Optional<Encounter> near = around.sky().nearest(own, origin, by, qnhHpa, scene.at());
    if (near.isPresent()) {
      makeWay(scene, fix.get(), near.get().words(by), by);
    } else if (stoppedByUs(scene)
        && around.sky().free(own, origin, by, qnhHpa, scene.at())
        && since(scene).compareTo(AT_LEAST) >= 0) {
      orders.give(scene, "continue", TRAFFIC, "the sky is free again");
    }
  }

  private void makeWay(Scene scene, Motion.Fix fix, String why, TrafficTerms by) {
    boolean held = scene.sortie().view().held();
    if (by.inFlight() == Avoidance.RETURN) {
      orders.give(scene, "return", TRAFFIC, why);
    } else if (stoppedByUs(scene) && since(scene).compareTo(AT_MOST) >= 0) {
      orders.give(
          scene,
          "return",
          TRAFFIC,
          "the sky did not clear in " + AT_MOST.toMinutes() + " min; " + why);
    } else if (by.inFlight() == Avoidance.HOLD && !held) {
      orders.give(scene, "hold", TRAFFIC, why);
    } else if (by.inFlight() == Avoidance.DESCEND
        && !stoppedByUs(scene)
        && fix.heightAboveHomeM() > by.descendToM() + LOW_ENOUGH_M) {
      orders.give(scene, Orders.DESCEND, TRAFFIC, why);
    } else if (!held) {
      // Low enough already: it only stops.
      orders.give(scene, "hold", TRAFFIC, why);
    }
  }

  private static boolean stoppedByUs(Scene scene) {
    SortieView view = scene.sortie().view();
    return view.held()
        && view.order()
            .map(order -> order.by().equals(TRAFFIC.name()) && !order.order().equals("continue"))
            .orElse(false);
  }

  private static Duration since(Scene scene) {
    return scene
        .sortie()
        .view()
        .order()
        .map(order -> Duration.between(order.at(), scene.at()))
        .orElse(Duration.ZERO);
  }
}
