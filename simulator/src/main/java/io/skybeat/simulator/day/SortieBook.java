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

    Story(Fact.SortiePlanned planned) {
      this.planned = planned;
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

  SortieBook(DeskTerms terms, Checks checks) {
    this.terms = terms;
    this.checks = checks;
    begin();
  }

  /** Back to an empty journal. */
  void begin() {
    stories.clear();
    onDuty.clear();
    onDuty.addAll(terms.sorties().onDuty());
  }

  Collection<Story> stories() {
    return stories.values();
  }

  /** The story that has the drone in its hands, from the decision to launch until the end. */
  Optional<Story> underWay(DroneId drone) {
    return stories.values().stream()
        .filter(story -> story.underWay() && story.planned.drone().equals(drone))
        .findFirst();
  }

  /** Takes the journal's fact number {@code position}. */
  void take(long position, Fact fact) {
    if (fact instanceof Fact.DutyChanged duty) {
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
    DroneId drone = story.planned.drone();
    checks.hold("checked-before-launch", story.checked, () -> story.id() + " was not checked");
    checks.hold(
        "plan-verified-before-launch",
        story.verifiedAt >= 0,
        () -> story.id() + " has no verified plan");
    checks.hold("one-launch", story.launches == 0, () -> story.id() + " is launched twice");
    checks.hold(
        "one-sortie-per-airframe",
        underWay(drone).isEmpty(),
        () -> drone + " flies " + underWay(drone).orElseThrow().id() + " and " + story.id());
    checks.hold(
        "pilot-on-duty",
        onDuty.contains(story.planned.pilot()),
        () -> story.id() + ": pilot " + story.planned.pilot() + " is not on duty");
    pilotsLimit(story);
    story.launches++;
    story.launchedAt = position;
  }

  private void pilotsLimit(Story story) {
    String pilot = story.planned.pilot();
    long flying =
        stories.values().stream()
            .filter(other -> other.underWay() && other.planned.pilot().equals(pilot))
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
