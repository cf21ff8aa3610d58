package io.skybeat.station.look;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is left of a plan from one of its items on: how long, and what the camera and the speed were
 * set to when it was left. Jumps are not followed.
 *
 * @param plan the whole
 * @param from index of the first item that is left, 0..size
 */
public record RestOfRoute(Plan plan, int from) {
  public RestOfRoute {
    from = Math.max(0, Math.min(from, plan.items().size()));
  }

  /**
   * From the item that a vehicle counts as {@code seq}.
   *
   * @param homeSlot whether it counts home as item 0
   */
  public static RestOfRoute at(Plan plan, int seq, boolean homeSlot) {
    return new RestOfRoute(plan, homeSlot ? seq - 1 : seq);
  }

  private List<PlanItem> left() {
    return plan.items().subList(from, plan.items().size());
  }

  /** The first place that it flies to. */
  public Optional<LatLon> first() {
    return left().stream().filter(PlanItem::flownTo).findFirst().flatMap(PlanItem::where);
  }

  /** Length of the way from {@code here} over what is left and home. */
  public double wayM(LatLon here) {
    double wayM = 0;
    LatLon last = here;
    for (PlanItem item : left()) {
      if (item.flownTo()) {
        LatLon next = item.where().orElseThrow();
        wayM += Geodesy.distanceM(last, next);
        last = next;
      }
    }
    LatLon end = last;
    return wayM + plan.home().map(home -> Geodesy.distanceM(end, home)).orElse(0.0);
  }

  /** How long it stands on the way, seconds. */
  public double holdS() {
    double seconds = 0;
    for (PlanItem item : left()) {
      switch (item.command()) {
        case PlanItem.NAV_WAYPOINT,
            PlanItem.NAV_SPLINE_WAYPOINT,
            PlanItem.NAV_LOITER_TIME,
            PlanItem.NAV_DELAY,
            PlanItem.CONDITION_DELAY ->
            seconds += Double.isFinite(item.param(1)) ? Math.max(0, item.param(1)) : 0;
        default -> {}
      }
    }
    return seconds;
  }

  /** The place that the plan has the camera on when {@link #from} begins. */
  public Optional<LatLon> gaze() {
    Optional<LatLon> gaze = Optional.empty();
    for (PlanItem item : plan.items().subList(0, from)) {
      switch (item.command()) {
        case PlanItem.DO_SET_ROI_LOCATION, PlanItem.DO_SET_ROI -> gaze = item.where();
        case PlanItem.DO_SET_ROI_NONE -> gaze = Optional.empty();
        default -> {}
      }
    }
    return gaze;
  }

  /** The speed over ground that the plan has set when {@link #from} begins. */
  public OptionalDouble speedMps() {
    OptionalDouble speed = OptionalDouble.empty();
    for (PlanItem item : plan.items().subList(0, from)) {
      if (item.command() == PlanItem.DO_CHANGE_SPEED && item.param(2) > 0) {
        speed = OptionalDouble.of(item.param(2));
      }
    }
    return speed;
  }

  /** Whether what is left counts on items before it. */
  public boolean jumps() {
    return plan.items().stream().anyMatch(item -> item.command() == PlanItem.DO_JUMP);
  }

  /** The highest that it flies, above home. */
  public double heightM() {
    return plan.items().stream()
        .filter(PlanItem::flownTo)
        .mapToDouble(
            item -> item.param(7) - (item.relativeAltitude() ? 0 : plan.homeAltitudeAmslM()))
        .filter(Double::isFinite)
        .max()
        .orElse(0);
  }

  /**
   * As a plan of its own: up to {@code heightM}, camera and speed as they were, then what is left.
   */
  public Plan alone(double heightM) {
    LatLon home = plan.home().orElseThrow();
    List<PlanItem> items = new ArrayList<>();
    items.add(Items.takeOff(home, heightM));
    speedMps().ifPresent(mps -> items.add(Items.speed(mps)));
    gaze().ifPresent(place -> items.add(Items.lookAt(place)));
    items.addAll(left());
    return new Plan(
        plan.name(),
        plan.home(),
        plan.homeAltitudeAmslM(),
        plan.cruiseSpeedMps(),
        items,
        plan.fence(),
        plan.rally());
  }
}
