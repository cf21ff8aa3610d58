package io.skybeat.station.sortie;

import io.skybeat.core.geo.LocalFrame;
import io.skybeat.station.apart.Track;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import io.skybeat.station.room.SortieView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Several of our drones may come home at once, or one while another climbs: ways cross over the
 * docks. One that can wait stops before the crossing until the other is through; who is nearer to
 * its dock goes first. One that comes home for want of power, of its own accord or unheard does not
 * wait; the others wait for it.
 */
final class Homecoming {
  static final Actor RULE = Actor.rule("separation");

  /** So far before the crossing it is stopped; the order takes a moment, and so does stopping. */
  private static final double REACH_M = 60;

  /** Nearer than this it does not come to a stop before the crossing. */
  private static final double STOPS_WITHIN_M = 12;

  /** Who has ordered what brings it home because it cannot stay in the air. */
  private static final List<String> URGENT = List.of("battery", "position", "dock");

  private final SortieTerms terms;
  private final Orders orders;
  private final Guard guard;

  Homecoming(SortieTerms terms, Orders orders, Guard guard) {
    this.terms = terms;
    this.orders = orders;
    this.guard = guard;
  }

  /** Looks once a beat, not with each message of the vehicle. */
  void watch(Scene scene, Standing station) {
    Vehicle vehicle = scene.vehicle();
    boolean free = scene.message().isEmpty() && scene.flight().order().isEmpty();
    if (!free || !mayWait(scene.sortie(), vehicle, scene)) {
      return;
    }
    Optional<String> other = crossing(scene, station);
    boolean stopped = stopped(scene.sortie());
    if (stopped && other.isEmpty()) {
      orders.give(scene, "return", RULE, "the way home is free");
    } else if (!stopped && other.isPresent()) {
      orders.give(scene, "hold", RULE, other.get());
    }
  }

  /** Whether it waits for another on its way home. */
  static boolean stopped(Sortie sortie) {
    return sortie.view().held()
        && sortie
            .view()
            .order()
            .map(order -> order.by().equals(RULE.name()) && order.order().equals("hold"))
            .orElse(false);
  }

  private boolean mayWait(Sortie sortie, Vehicle vehicle, Scene scene) {
    boolean heard = vehicle.linked() && vehicle.flying() && vehicle.motion().fix().isPresent();
    return heard
        && sortie.phase() == Phase.RETURNING
        && (!sortie.view().held() || stopped(sortie))
        && waits(sortie)
        && guard.weak(scene).isEmpty();
  }

  /** Whether it can be asked to wait: its route is flown, or somebody wants it home. */
  private static boolean waits(Sortie sortie) {
    Optional<SortieView.OrderView> order = sortie.view().order();
    boolean urgent = order.map(one -> URGENT.contains(one.by())).orElse(false);
    boolean ordered =
        order.map(one -> one.order().equals("return") || stopped(sortie)).orElse(false);
    return !urgent && (sortie.cutShort().isEmpty() || ordered);
  }

  /** Who is on its way before it, in words; empty: nobody, or it would not help to stop. */
  private Optional<String> crossing(Scene scene, Standing station) {
    Motion.Fix fix = scene.vehicle().motion().fix().orElseThrow();
    LocalFrame frame = new LocalFrame(fix.where());
    Track mine = NextWay.home(scene.sortie(), scene.vehicle(), terms, frame);
    Track.Clearance clearance = OwnAirInputs.clearance(terms);
    for (Sortie other : station.sorties().open()) {
      Vehicle vehicle = station.vehicle(other.drone());
      if (other.drone().equals(scene.sortie().drone()) || vehicle == null) {
        continue;
      }
      Optional<NextWay> its = NextWay.of(other, vehicle, terms, frame);
      OptionalDouble alongM =
          its.isEmpty() ? OptionalDouble.empty() : mine.meets(its.get().track(), clearance);
      if (alongM.isPresent()
          && alongM.getAsDouble() <= REACH_M
          && (stopped(scene.sortie()) || alongM.getAsDouble() >= STOPS_WITHIN_M)
          && goesFirst(other, vehicle, its.get(), scene, mine, clearance)) {
        return Optional.of(OwnAirInputs.words(other, its.get()));
      }
    }
    return Optional.empty();
  }

  private boolean goesFirst(
      Sortie other,
      Vehicle vehicle,
      NextWay its,
      Scene scene,
      Track mine,
      Track.Clearance clearance) {
    boolean canWait =
        its.deed() == NextWay.Deed.COMES_HOME
            && other.phase() == Phase.RETURNING
            && vehicle.linked()
            && waits(other)
            && its.track().meets(mine, clearance).orElse(0) >= STOPS_WITHIN_M;
    if (!canWait) {
      return true;
    }
    int nearer = Double.compare(its.track().lengthM(), mine.lengthM());
    return nearer < 0
        || nearer == 0 && other.drone().value().compareTo(scene.sortie().drone().value()) < 0;
  }
}
