package io.skybeat.simulator.day;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.SortieId;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.station.desk.DeskTerms;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sorties' stories by the facts alone, told apart from the station's own folding of them, and
 * what must be true of every story.
 */
final class SortieBook {
  /** One story. */
  static final class Story {
    final Fact.SortiePlanned planned;
    boolean checked;
    long verifiedAt = -1;
    long launchedAt = -1;
    int launches;
    boolean tookOff;
    Outcome outcome;
    DroneId drone;
    String pilot;
    Optional<String> pack = Optional.empty();
    Optional<String> approval = Optional.empty();
    Optional<Fact.RouteDrawn> drawn = Optional.empty();
    int reports;
    boolean go;

    Story(Fact.SortiePlanned planned) {
      this.planned = planned;
      this.drone = planned.drone();
      this.pilot = planned.pilot();
    }

    SortieId id() {
      return planned.sortie();
    }

    /** Between the decision to launch and its end. */
    boolean underWay() {
      return launches > 0 && outcome == null;
    }
  }

  private final DeskTerms terms;
  private final Checks checks;
  private final SortedMap<SortieId, Story> stories = new TreeMap<>();
  private final SortedSet<String> onDuty = new TreeSet<>();
  private final SortedSet<String> revoked = new TreeSet<>();

  SortieBook(DeskTerms terms, Checks checks) {
    this.terms = terms;
    this.checks = checks;
    begin();
  }

  /** Back to an empty journal. */
  void begin() {
    stories.clear();
    onDuty.clear();
    revoked.clear();
    onDuty.addAll(terms.sorties().onDuty());
  }

  Collection<Story> stories() {
    return stories.values();
  }

  /** The story that has the drone in its hands, from the decision to launch until the end. */
  Optional<Story> underWay(DroneId drone) {
    return stories.values().stream()
        .filter(story -> story.underWay() && story.drone.equals(drone))
        .findFirst();
  }

  /** Takes the journal's fact number {@code position}. */
  void take(long position, Fact fact) {
    if (fact instanceof Fact.ApprovalRevoked gone) {
      revoked.add(gone.number());
    } else if (fact instanceof Fact.DutyChanged duty) {
      if (duty.on()) {
        onDuty.add(duty.pilot());
      } else {
        onDuty.remove(duty.pilot());
      }
    } else if (fact instanceof Fact.SortiePlanned planned) {
      checks.hold(
          "planned-once",
          stories.put(planned.sortie(), new Story(planned)) == null,
          () -> planned.sortie() + " is planned again");
    } else if (fact instanceof Fact.OfSortie ofSortie) {
      Story story = stories.get(ofSortie.sortie());
      checks.hold("planned-first", story != null, () -> "was never planned: " + fact);
      checks.hold(
          "one-outcome",
          story.outcome == null,
          () -> "after the end of " + story.id() + ": " + fact);
      tell(story, position, fact);
    }
  }

  private void tell(Story story, long position, Fact fact) {
    if (fact instanceof Fact.PhaseEntered entered && entered.phase() == Phase.UPLOADING) {
      story.checked = true;
    } else if (fact instanceof Fact.SortieAssigned to) {
      checks.hold(
          "assigned-before-launch",
          story.launches == 0,
          () -> story.id() + " is given to " + to.drone() + " after its launch");
      story.drone = to.drone();
      story.pilot = to.pilot();
      story.pack = to.pack();
      story.approval = to.approval();
    } else if (fact instanceof Fact.RouteDrawn drawn) {
      checks.hold("drawn-before-launch", story.launches == 0, () -> story.id() + ": " + drawn);
      story.drawn = Optional.of(drawn);
    } else if (fact instanceof Fact.GoDecided go) {
      story.reports++;
      story.go = go.go();
    } else if (fact instanceof Fact.PlanVerified) {
      story.verifiedAt = position;
    } else if (fact instanceof Fact.LaunchCommitted) {
      launch(story, position);
    } else if (fact instanceof Fact.TookOff) {
      story.tookOff = true;
    } else if (fact instanceof Fact.SortieEnded ended) {
      story.outcome = ended.outcome();
      checks.hold(
          "skipped-never-launched",
          ended.outcome().kind() != Outcome.Kind.SKIPPED || story.launches == 0,
          () -> story.id() + " is said to be skipped, but was launched");
    }
  }

  private void launch(Story story, long position) {
    DroneId drone = story.drone;
    checks.hold("checked-before-launch", story.checked, () -> story.id() + " was not checked");
    checks.hold(
        "plan-verified-before-launch",
        story.verifiedAt >= 0,
        () -> story.id() + " has no verified plan");
    checks.hold(
        "one-go-report",
        story.reports == 1 && story.go,
        () -> story.id() + " is launched on " + story.reports + " reports, go " + story.go);
    checks.hold("one-launch", story.launches == 0, () -> story.id() + " is launched twice");
    checks.hold(
        "one-sortie-per-airframe",
        underWay(drone).isEmpty(),
        () -> drone + " flies " + underWay(drone).orElseThrow().id() + " and " + story.id());
    checks.hold(
        "pilot-on-duty",
        onDuty.contains(story.pilot),
        () -> story.id() + ": pilot " + story.pilot + " is not on duty");
    pilotsLimit(story);
    checks.hold(
        "approval-holds",
        story.approval.isPresent() && !revoked.contains(story.approval.get()),
        () -> story.id() + " is launched under approval " + story.approval);
    story.launches++;
    story.launchedAt = position;
  }

  private void pilotsLimit(Story story) {
    String pilot = story.pilot;
    long flying =
        stories.values().stream()
            .filter(other -> other.underWay() && other.pilot.equals(pilot))
            .count();
    int limit =
        terms.sorties().timetable().pilots().stream()
            .filter(one -> one.id().equals(pilot))
            .mapToInt(Pilot::maxDrones)
            .findFirst()
            .orElse(0);
    checks.hold(
        "pilots-limit",
        flying < limit,
        () -> story.id() + ": " + pilot + " has " + flying + " drones, at most " + limit);
  }
}
