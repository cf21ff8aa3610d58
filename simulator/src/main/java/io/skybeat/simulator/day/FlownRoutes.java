package io.skybeat.simulator.day;

import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.vehicle.autopilot.MissionItem;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.station.event.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was really aboard and really flown, sortie by sortie. */
final class FlownRoutes {
  /** Satellite error and the corner that a copter cuts. */
  private static final double REACHED_M = 12;

  private static final double OFF_THE_GROUND_M = 0.5;

  /** Ten a second: so long it must have been heard on its way home; once down it forgets. */
  private static final int TOLD = 30;

  private static final double SAME_E7 = 2;
  private static final double SAME_M = 0.02;

  private static final class Flown {
    int armings;
    int starts;
    boolean offTheGround;
    int pastLastTold;
    double toLastM = Double.POSITIVE_INFINITY;
  }

  private final SortedMap<String, Plan> plans;
  private final SortedMap<String, Enu> lastPoints = new TreeMap<>();
  private final SortedMap<SortieId, Flown> flown = new TreeMap<>();
  private final Checks checks;
  private final LocalFrame town;

  FlownRoutes(SortedMap<String, Plan> plans, Site site, Checks checks) {
    this.plans = plans;
    this.checks = checks;
    this.town = site.frame();
    plans.forEach((name, plan) -> last(plan.items()).ifPresent(p -> lastPoints.put(name, p)));
  }

  private Optional<Enu> last(List<PlanItem> items) {
    return items.stream()
        .filter(FlownRoutes::pointed)
        .reduce((one, later) -> later)
        .map(item -> town.toEnu(item.where().orElseThrow()));
  }

  /** Its sequence number aboard, where item 0 is home. */
  private static int lastSeq(List<PlanItem> items) {
    int last = 0;
    for (int i = 0; i < items.size(); i++) {
      last = pointed(items.get(i)) ? i + 1 : last;
    }
    return last;
  }

  private static boolean pointed(PlanItem item) {
    return item.flownTo() && item.command() != PlanItem.NAV_LAND;
  }

  /** The last point that the story's sortie is to fly to. */
  private Optional<Enu> last(SortieBook.Story story) {
    return story.drawn.isPresent()
        ? items(story).flatMap(this::last)
        : Optional.ofNullable(lastPoints.get(story.planned.route()));
  }

  /** How many sorties really flew. */
  long flown() {
    return flown.values().stream().filter(one -> one.armings > 0).count();
  }

  void arms(SortieBook.Story story, List<MissionItem> aboard, int starts) {
    Flown one = flown.computeIfAbsent(story.id(), id -> new Flown());
    one.armings++;
    one.starts = starts;
    // A launch whose answer is lost is repeated; a copter that was not told to fly disarms itself.
    checks.hold(
        "armed-once",
        one.armings == 1 || !one.offTheGround,
        () -> story.id() + " is armed a second time");
    Optional<List<PlanItem>> items = items(story);
    checks.hold(
        "the-plan-is-aboard",
        items.isPresent() && same(items.get(), aboard),
        () -> story.id() + " is armed with another plan aboard: " + aboard);
  }

  /** Of its route, or of the plan that the station drew for it. */
  private Optional<List<PlanItem>> items(SortieBook.Story story) {
    return story
        .drawn
        .map(
            drawn ->
                drawn.items().stream()
                    .map(one -> new PlanItem(one.command(), one.frame(), true, one.params()))
                    .toList())
        .or(() -> Optional.ofNullable(plans.get(story.planned.route())).map(Plan::items));
  }

  /**
   * Item 0 is home; what has a place must have it to the vehicle's rounding. An ArduPilot is given
   * the oldest of the commands for a place to look at.
   */
  private static boolean same(List<PlanItem> items, List<MissionItem> aboard) {
    if (aboard.size() != items.size() + 1) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      PlanItem item = items.get(i);
      MissionItem held = aboard.get(i + 1);
      boolean place =
          !item.positional()
              || (Math.abs(item.param(5) * 1e7 - held.x()) <= SAME_E7
                  && Math.abs(item.param(6) * 1e7 - held.y()) <= SAME_E7
                  && Math.abs(item.param(7) - held.z()) <= SAME_M);
      boolean looks =
          held.command() == PlanItem.DO_SET_ROI
              && (item.command() == PlanItem.DO_SET_ROI_LOCATION
                  || item.command() == PlanItem.DO_SET_ROI_NONE);
      if (item.command() != held.command() && !looks || !place) {
        return false;
      }
    }
    return true;
  }

  /** It is armed, in whatever mode. */
  void stirs(SortieBook.Story story, TruePose pose) {
    Flown one = flown.computeIfAbsent(story.id(), id -> new Flown());
    one.offTheGround |= pose.position().up() > OFF_THE_GROUND_M;
  }

  /**
   * It flies its mission.
   *
   * @param item that it flies, by its own record
   * @param heard whether the station can hear it
   */
  void flies(SortieBook.Story story, TruePose pose, int item, boolean heard) {
    Flown one = flown.computeIfAbsent(story.id(), id -> new Flown());
    boolean past = item > items(story).map(FlownRoutes::lastSeq).orElse(Integer.MAX_VALUE);
    one.pastLastTold += past && heard ? 1 : 0;
    last(story)
        .ifPresent(
            point ->
                one.toLastM = Math.min(one.toLastM, point.minus(pose.position()).horizontal()));
  }

  /** A story ends: is what it says so? */
  void ends(SortieBook.Story story, Berth berth) {
    Flown one = flown.computeIfAbsent(story.id(), id -> new Flown());
    Outcome.Kind kind = story.outcome.kind();
    checks.hold(
        "skipped-never-armed",
        kind != Outcome.Kind.SKIPPED || one.armings == 0,
        () -> story.id() + " is said to be skipped, but " + berth.drone() + " was armed");
    boolean toldAll =
        !(berth.faults().on(FaultKind.TELEMETRY_STOP) || berth.faults().on(FaultKind.HIGH_LATENCY))
            && one.starts == berth.starts();
    boolean fellShort = story.outcome.reason().startsWith("landed after item");
    checks.hold(
        "flown-is-completed",
        !(fellShort && toldAll) || one.pastLastTold < TOLD,
        () -> story.id() + " was flown to its last point: " + story.outcome);
    checks.hold(
        "completed-was-flown",
        kind != Outcome.Kind.COMPLETED || (one.armings > 0 && one.toLastM < REACHED_M),
        () ->
            String.format(
                Locale.ROOT,
                "%s is said to be completed, but came no nearer than %.0f m to its last point",
                story.id(),
                one.toLastM));
  }
}
