package io.skybeat.station.alert;

import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.sighting.Place;
import io.skybeat.missions.plan.Area;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Level;
import io.skybeat.station.ground.Movement;
import io.skybeat.station.ground.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Raises an alert for vehicles standing in line where an area's profile asks for it; pure. */
final class QueueRules {
  private static final Actor RULE = Actor.rule("vehicle-queue");

  /** Place of a queue: vehicles are placed as people are, by looks from about 50 m. */
  private static final double CE90_M = 8;

  private static final Duration UPDATE_EVERY = Duration.ofSeconds(2);

  /** A queue that a look does not show, though its area is looked at, may be behind a van. */
  private static final Duration GONE_AFTER = Duration.ofSeconds(30);

  private QueueRules() {}

  static Judged judge(
      Instant at,
      CellReport report,
      List<Area> areas,
      Alerts alerts,
      AlertRules.Surroundings around,
      int ahead) {
    List<Fact> facts = new ArrayList<>();
    boolean urgent = false;
    for (Area area : areas) {
      Optional<Movement> seen =
          around
              .movement(area.id(), report.origin())
              .filter(one -> one.seenAt().equals(report.frameAt()));
      if (report.motion().isEmpty() || seen.isEmpty()) {
        continue;
      }
      Optional<Traffic.Queue> queue = seen.get().traffic().queue();
      if (queue.isPresent()) {
        Place place = new Place(queue.get().middle(), CE90_M);
        Joining.Claim claim =
            new Joining.Claim(
                Kind.QUEUE,
                report.origin(),
                report.camera(),
                Optional.empty(),
                Optional.of(place),
                Joining.radiusM(Kind.QUEUE),
                at);
        Optional<Alert> joins = Joining.find(alerts, claim);
        if (joins.isEmpty()) {
          facts.add(raise(at, report, area, queue.get(), place, alerts, around, ahead++));
          urgent = true;
        } else if (!joins.get().view().lastSeenAt().plus(UPDATE_EVERY).isAfter(report.frameAt())) {
          facts.add(
              update(at, report, joins.get(), Level.YELLOW, queue, why(area, queue.get(), report)));
        }
      } else {
        open(alerts, area, report)
            .ifPresent(
                alert ->
                    facts.add(
                        update(
                            at,
                            report,
                            alert,
                            Level.NONE,
                            Optional.empty(),
                            "no queue is left in " + area.id())));
      }
    }
    return new Judged(facts, urgent);
  }

  private static Optional<Alert> open(Alerts alerts, Area area, CellReport report) {
    return alerts.byId().values().stream()
        .filter(alert -> alert.view().kind() == Kind.QUEUE && alert.view().stage().open())
        .filter(alert -> alert.view().origin() == report.origin())
        .filter(alert -> alert.view().area().equals(Optional.of(area.id())))
        .filter(alert -> alert.view().level() != Level.NONE)
        .filter(alert -> alert.view().lastSeenAt().plus(GONE_AFTER).isBefore(report.frameAt()))
        .findFirst();
  }

  private static String why(Area area, Traffic.Queue queue, CellReport report) {
    return String.format(
        Locale.ROOT,
        "%s: %d vehicles stand in line over %.0f m, for %d s",
        area.id(),
        queue.vehicles(),
        queue.lengthM(),
        Duration.between(queue.since(), report.frameAt()).toSeconds());
  }

  private static Fact raise(
      Instant at,
      CellReport report,
      Area area,
      Traffic.Queue queue,
      Place place,
      Alerts alerts,
      AlertRules.Surroundings around,
      int ahead) {
    return new Fact.AlertRaised(
        at,
        RULE,
        why(area, queue, report),
        alerts.nextId(at, ahead),
        Kind.QUEUE,
        Level.YELLOW,
        report.origin(),
        Optional.of(area.id()),
        Optional.of(place),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        report.camera(),
        around.sortie(report.camera()),
        queue.since(),
        report.frameAt(),
        queue.vehicles(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Fact update(
      Instant at,
      CellReport report,
      Alert alert,
      Level level,
      Optional<Traffic.Queue> queue,
      String why) {
    return new Fact.AlertUpdated(
        at,
        RULE,
        why,
        alert.view().alert(),
        level,
        queue.map(one -> new Place(one.middle(), CE90_M)).or(alert.view()::place),
        List.of(),
        report.camera(),
        report.frameAt(),
        queue.map(Traffic.Queue::vehicles).orElse(0),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
