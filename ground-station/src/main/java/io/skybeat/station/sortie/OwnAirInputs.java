package io.skybeat.station.sortie;

import io.skybeat.core.geo.LocalFrame;
import io.skybeat.missions.check.Limits;
import io.skybeat.station.apart.Passages;
import io.skybeat.station.apart.Track;
import io.skybeat.station.event.GoLine;
import io.skybeat.station.fleet.Motion;
import io.skybeat.station.fleet.Vehicle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The air that it climbs into has to be free of our own drones. */
final class OwnAirInputs implements GoInput {
  static final String INPUT = "own-air";

  @Override
  public void look(GoCase now, Consumer<GoLine> sheet) {
    Optional<Motion.Fix> fix = now.vehicle().motion().fix();
    if (fix.isEmpty()) {
      // What has no place stays on the ground for that reason.
      return;
    }
    LocalFrame frame = new LocalFrame(fix.get().where());
    Limits.Separation limits = now.terms().planning().check().limits().separation();
    List<String> against = new ArrayList<>();
    NextWay.up(now.sortie(), now.vehicle(), now.terms(), frame)
        .ifPresent(way -> against.addAll(against(now, way, frame)));
    sheet.accept(
        GoLine.of(
            INPUT,
            against.isEmpty() ? "free air" : "not free",
            String.format(
                Locale.ROOT,
                "%.0f m beside or %.0f m over our others",
                limits.dockHorizontalM(),
                limits.dockVerticalM()),
            against));
  }

  private static List<String> against(GoCase now, NextWay way, LocalFrame frame) {
    Track.Clearance clearance = clearance(now.terms());
    List<String> against = new ArrayList<>();
    for (Sortie other : now.station().sorties().open()) {
      Vehicle vehicle = now.station().vehicle(other.drone());
      if (other.drone().equals(now.sortie().drone()) || vehicle == null) {
        continue;
      }
      Optional<NextWay> its = NextWay.of(other, vehicle, now.terms(), frame);
      if (its.isEmpty()) {
        continue;
      }
      boolean near = way.track().meets(its.get().track(), clearance).isPresent();
      if (near || onRoute(its.get()) && !planned(now, other) && routesMeet(now, other, frame)) {
        against.add(words(other, its.get()));
      }
    }
    return against;
  }

  private static boolean onRoute(NextWay its) {
    return its.deed() == NextWay.Deed.FLIES || its.deed() == NextWay.Deed.STAYS;
  }

  /** Whether both fly as the timetable has it, which has kept them apart in time. */
  private static boolean planned(GoCase now, Sortie other) {
    double slackS = now.terms().planning().check().limits().separation().slackS();
    boolean asPlanned =
        other.look().isEmpty()
            && other.left().isEmpty()
            && other.drawn().isEmpty()
            && !other.view().held()
            && other
                .view()
                .tookOffAt()
                .map(at -> Math.abs(seconds(other.view().startsAt(), at)) <= slackS)
                .orElse(false);
    return asPlanned
        && ofTimetable(other, now.terms())
        && ofTimetable(now.sortie(), now.terms())
        && Math.abs(seconds(now.sortie().view().startsAt(), now.at())) <= slackS;
  }

  private static boolean ofTimetable(Sortie sortie, SortieTerms terms) {
    Instant start = sortie.view().startsAt();
    return terms.timetable().between(start, start.plusNanos(1)).stream()
        .anyMatch(planned -> planned.id().equals(sortie.id()));
  }

  private static double seconds(Instant from, Instant until) {
    return Duration.between(from, until).toMillis() / 1000.0;
  }

  /**
   * Whether the other, on what it still flies, comes too near to this one's flight at about the
   * same time. Two may fly one route behind one another.
   */
  private static boolean routesMeet(GoCase now, Sortie other, LocalFrame frame) {
    Motion.Fix fix = now.vehicle().motion().fix().orElseThrow();
    Limits.Separation limits = now.terms().planning().check().limits().separation();
    Track.Clearance enRoute = new Track.Clearance(limits.horizontalM(), limits.verticalM());
    Vehicle vehicle = now.station().vehicle(other.drone());
    Passages its = RouteAhead.rest(other, vehicle, now.terms(), frame);
    return now.terms()
        .plan(now.sortie())
        .map(plan -> RouteAhead.launched(now.sortie(), plan, fix, now.terms(), frame))
        .map(mine -> mine.meet(its, enRoute, limits.slackS()))
        .orElse(false);
  }

  static Track.Clearance clearance(SortieTerms terms) {
    Limits.Separation limits = terms.planning().check().limits().separation();
    return new Track.Clearance(limits.dockHorizontalM(), limits.dockVerticalM());
  }

  static String words(Sortie other, NextWay way) {
    return other.drone() + " " + way.deed().word() + " beside its way";
  }
}
