package io.skybeat.station.sortie;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Plan;
import io.skybeat.station.around.Around;
import io.skybeat.station.around.dock.DockState;
import io.skybeat.station.around.dock.DockTerms;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.room.SortieView;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Turns a drone that comes home away from a dock that does not open: to the nearest rally point of
 * its route, and down there. The reason becomes the sortie's outcome.
 */
final class Diversion {
  private static final Duration AGAIN = Duration.ofSeconds(5);
  private static final double THERE_M = 5;
  private static final double STANDING_MPS = 1.5;

  /** Farther from the dock than this, it does not come down into it. */
  private static final double AT_DOCK_M = 30;

  private final SortieTerms terms;
  private final Orders orders;

  Diversion(SortieTerms terms, Orders orders) {
    this.terms = terms;
    this.orders = orders;
  }

  /** The rally point that a drone would go to. */
  static Optional<Plan.RallyPoint> place(SortieTerms terms, Sortie sortie, LatLon from) {
    List<Plan.RallyPoint> points =
        terms.plan(sortie.view().route()).map(Plan::rally).orElse(List.of());
    return points.stream()
        .min(Comparator.comparingDouble(point -> Geodesy.distanceM(from, point.where())));
  }

  /** Whether it is on its way to a rally point, however far that is. */
  static boolean under(Scene scene) {
    return scene
        .sortie()
        .view()
        .order()
        .map(order -> order.order().equals(Orders.DIVERT))
        .orElse(false);
  }

  /** Once a beat, while no order is under way; true when the drone is its business. */
  boolean watch(Scene scene, Around around) {
    DockTerms by = terms.around().docks();
    Optional<DockTerms.Entry> entry = by.of(scene.sortie().drone());
    Optional<Motion.Fix> fix = scene.vehicle().motion().fix();
    if (entry.isEmpty() || fix.isEmpty()) {
      return false;
    }
    Optional<SortieView.OrderView> last =
        scene.sortie().view().order().filter(one -> one.by().equals(DockRules.RULE.name()));
    if (last.isPresent()) {
      goOn(scene, last.get(), fix.get());
      return true;
    }
    DockState dock = around.docks().dock(entry.get().id());
    if (dock.open(by, scene.at()) || !comesToIt(scene, fix.get())) {
      return false;
    }
    Optional<String> why = against(scene, dock, by, fix.get());
    why.ifPresent(reason -> orders.give(scene, Orders.DIVERT, DockRules.RULE, reason));
    return why.isPresent();
  }

  private boolean comesToIt(Scene scene, Motion.Fix fix) {
    Phase phase = scene.sortie().phase();
    boolean ordered =
        scene.sortie().view().order().map(one -> one.order().equals("land")).orElse(false);
    return phase == Phase.RETURNING || phase == Phase.LANDING && !ordered && over(scene, fix);
  }

  private boolean over(Scene scene, Motion.Fix fix) {
    Optional<LatLon> home =
        scene
            .vehicle()
            .home()
            .or(() -> terms.plan(scene.sortie().view().route()).flatMap(Plan::home));
    return home.map(place -> Geodesy.distanceM(place, fix.where()) <= AT_DOCK_M).orElse(true);
  }

  /** Why it must turn away now; empty: there is time yet. */
  private Optional<String> against(Scene scene, DockState dock, DockTerms by, Motion.Fix fix) {
    if (dock.emergencyStop()) {
      return Optional.of(DockInputs.stopped(dock));
    }
    if (dock.stuck().isPresent()) {
      return Optional.of("dock " + dock.id() + " does not open: " + dock.stuck().get());
    }
    if (fix.heightAboveHomeM() > by.decideM() || !over(scene, fix)) {
      return Optional.empty();
    }
    return Optional.of(
        DockInputs.unheard(dock, by, scene.at())
            .orElseGet(
                () ->
                    "the cover of dock "
                        + dock.id()
                        + " is "
                        + dock.cover().map(one -> one.word()).orElse("abnormal")
                        + ", not open"));
  }

  /** From the order on: there, down; and again where the vehicle did not take it. */
  private void goOn(Scene scene, SortieView.OrderView last, Motion.Fix fix) {
    if (last.fate().equals("FAILED")) {
      if (last.at().plus(AGAIN).isBefore(scene.at())) {
        orders.give(scene, last.order(), DockRules.RULE, reason(scene, last));
      }
      return;
    }
    boolean there =
        place(terms, scene.sortie(), fix.where())
            .map(point -> Geodesy.distanceM(point.where(), fix.where()) <= THERE_M)
            .orElse(true);
    if (last.order().equals(Orders.DIVERT)
        && there
        && fix.velocityMps().horizontal() <= STANDING_MPS) {
      orders.give(scene, "land", DockRules.RULE, "over the rally point");
    }
  }

  /** Of an order that failed the view has the failure as its reason. */
  private static String reason(Scene scene, SortieView.OrderView last) {
    return scene.sortie().cutShort().isPresent() ? "over the rally point" : last.reason();
  }
}
