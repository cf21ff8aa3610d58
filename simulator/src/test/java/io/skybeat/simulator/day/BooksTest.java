package io.skybeat.simulator.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Kind;
import io.skybeat.missions.plan.PlanItem;
import io.skybeat.missions.schedule.PlannedSortie;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.station.desk.DeskTerms;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A good day's facts pass the books; each kind of damage to them is found, under its name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BooksTest {
  private static final Actor GHOST = Actor.machine("ghost");
  private final DayOptions options = DayTest.options(1, 2, FaultProfile.NONE);
  private final DeskTerms terms = DayFleet.terms(options);
  private List<Fact> facts;

  @BeforeAll
  void aGoodDay() {
    Day day = new Day(options);
    DayResult result = day.run();
    assertTrue(result.good(), result.failure());
    List<Fact> all = new ArrayList<>();
    day.journal().replay((position, fact) -> all.add(fact));
    facts = all;
  }

  private void read(List<Fact> journal) {
    Checks checks = new Checks();
    SortieBook sorties = new SortieBook(terms, checks);
    AlertBook alerts = new AlertBook(checks);
    long position = 0;
    for (Fact fact : journal) {
      position++;
      sorties.take(position, fact);
      alerts.take(position, fact);
    }
  }

  private void breaks(String invariant, List<Fact> journal) {
    BrokenInvariant broken = assertThrows(BrokenInvariant.class, () -> read(journal));
    assertEquals(invariant, broken.invariant(), broken.getMessage());
  }

  private List<Fact> without(Predicate<Fact> damaged) {
    return facts.stream().filter(damaged.negate()).toList();
  }

  private <F extends Fact> F first(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  private List<Fact> with(Fact extra, Predicate<Fact> before) {
    List<Fact> all = new ArrayList<>();
    boolean put = false;
    for (Fact fact : facts) {
      if (!put && before.test(fact)) {
        all.add(extra);
        put = true;
      }
      all.add(fact);
    }
    if (!put) {
      all.add(extra);
    }
    return all;
  }

  @Test
  void theFactsAsTheyArePass() {
    read(facts);
  }

  @Test
  void damageToASortiesStoryIsFound() {
    Fact.LaunchCommitted launch = first(Fact.LaunchCommitted.class);
    breaks("planned-first", without(Fact.SortiePlanned.class::isInstance));
    breaks("planned-once", with(first(Fact.SortiePlanned.class), fact -> fact == launch));
    breaks(
        "checked-before-launch",
        without(f -> f instanceof Fact.PhaseEntered e && e.phase() == Phase.UPLOADING));
    breaks("plan-verified-before-launch", without(Fact.PlanVerified.class::isInstance));
    breaks("one-launch", with(launch, fact -> fact == launch));
    breaks("one-outcome", with(first(Fact.SortieEnded.class), fact -> false));
    breaks(
        "pilot-on-duty",
        with(
            new Fact.DutyChanged(launch.at(), GHOST, "?", "pilot-2", false),
            fact -> fact == launch));
    breaks(
        "skipped-never-launched",
        facts.stream()
            .map(
                fact ->
                    fact instanceof Fact.SortieEnded end
                        ? new Fact.SortieEnded(
                            end.at(),
                            end.actor(),
                            end.reason(),
                            end.sortie(),
                            new Outcome(Outcome.Kind.SKIPPED, "?"))
                        : fact)
            .toList());
  }

  @Test
  void anAirframeWithTwoSortiesIsFound() {
    // The second sortie's drone becomes the first's, and the first never ends.
    Fact.SortiePlanned one = first(Fact.SortiePlanned.class);
    List<Fact> journal = new ArrayList<>();
    for (Fact fact : facts) {
      boolean endOfFirst =
          fact instanceof Fact.SortieEnded end && end.sortie().equals(one.sortie());
      if (fact instanceof Fact.SortiePlanned p && !p.sortie().equals(one.sortie())) {
        journal.add(
            new Fact.SortiePlanned(
                p.at(),
                p.actor(),
                p.reason(),
                p.sortie(),
                one.drone(),
                p.route(),
                p.startsAt(),
                p.pilot(),
                p.origin()));
      } else if (fact instanceof Fact.SortieAssigned to) {
        journal.add(assigned(to, one.drone(), to.pilot(), to.approval()));
      } else if (!endOfFirst) {
        journal.add(fact);
      }
    }
    breaks("one-sortie-per-airframe", journal);
  }

  private static Fact.SortieAssigned assigned(
      Fact.SortieAssigned to, DroneId drone, String pilot, Optional<String> approval) {
    return new Fact.SortieAssigned(
        to.at(), to.actor(), to.reason(), to.sortie(), drone, pilot, to.pack(), approval);
  }

  @Test
  void aPilotWithTooManyDronesIsFound() {
    // Four sorties of one pilot, each with a drone of its own, and none of them ends.
    SortieId first = first(Fact.SortiePlanned.class).sortie();
    List<Fact> journal = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      SortieId id = new SortieId("copy-" + number);
      DroneId drone = new DroneId("d" + number);
      for (Fact fact : facts) {
        boolean ofFirst = fact instanceof Fact.OfSortie of && of.sortie().equals(first);
        if (ofFirst && fact instanceof Fact.SortiePlanned p) {
          journal.add(
              new Fact.SortiePlanned(
                  p.at(), GHOST, "?", id, drone, p.route(), p.startsAt(), "pilot-1", p.origin()));
        } else if (ofFirst && fact instanceof Fact.PhaseEntered e) {
          journal.add(new Fact.PhaseEntered(e.at(), GHOST, "?", id, e.phase()));
        } else if (ofFirst && fact instanceof Fact.PlanVerified v) {
          journal.add(
              new Fact.PlanVerified(
                  v.at(), GHOST, "?", id, v.digest(), v.items(), v.fence(), v.rally()));
        } else if (ofFirst && fact instanceof Fact.GoDecided g) {
          journal.add(
              new Fact.SortieAssigned(
                  g.at(),
                  GHOST,
                  "?",
                  id,
                  drone,
                  "pilot-1",
                  Optional.empty(),
                  Optional.of(DayFleet.GENERAL)));
          journal.add(new Fact.GoDecided(g.at(), GHOST, "?", id, true, g.lines()));
        } else if (ofFirst && fact instanceof Fact.LaunchCommitted l) {
          journal.add(new Fact.LaunchCommitted(l.at(), GHOST, "?", id));
        }
      }
    }
    breaks("pilots-limit", journal);
  }

  @Test
  void aLaunchWithoutReportOrApprovalIsFound() {
    Fact.GoDecided report = first(Fact.GoDecided.class);
    breaks("one-go-report", without(fact -> fact == report));
    breaks("one-go-report", with(report, fact -> fact == report));
    breaks(
        "approval-holds",
        facts.stream()
            .map(
                fact ->
                    fact instanceof Fact.SortieAssigned to
                        ? assigned(to, to.drone(), to.pilot(), Optional.empty())
                        : fact)
            .toList());
    Fact.SortieAssigned late =
        facts.stream()
            .filter(Fact.SortieAssigned.class::isInstance)
            .map(Fact.SortieAssigned.class::cast)
            .findFirst()
            .orElseThrow();
    Fact landed =
        facts.stream()
            .filter(f -> f instanceof Fact.TookOff took && took.sortie().equals(late.sortie()))
            .findFirst()
            .orElseThrow();
    breaks("assigned-before-launch", with(late, fact -> fact == landed));
  }

  @Test
  void whatTheEveningHasToShowCanFail() {
    Evening evening = new Evening(new Checks());
    SortieBook.Story story = new SortieBook.Story(first(Fact.SortiePlanned.class));
    List<PlannedSortie> planned =
        List.of(
            new PlannedSortie(story.id(), "s", "r", story.drone, story.pilot, DayFleet.midnight()));
    assertEquals(
        "every-sortie-ends",
        assertThrows(BrokenInvariant.class, () -> evening.everySortieEnds(planned, List.of(story)))
            .invariant());
    story.outcome = new Outcome(Outcome.Kind.LOST, "not heard for 15 min");
    evening.everySortieEnds(planned, List.of(story));
    assertEquals(
        "none-lost",
        assertThrows(BrokenInvariant.class, () -> evening.noneLost(List.of(story))).invariant());
    evening.isDown(story.drone, false);
    assertEquals(
        "all-are-down",
        assertThrows(BrokenInvariant.class, () -> evening.isDown(story.drone, true)).invariant());
  }

  @Test
  void damageToAnAlertsStoryIsFound() {
    breaks("alert-raised-first", without(Fact.AlertRaised.class::isInstance));
    breaks("alert-raised-once", with(first(Fact.AlertRaised.class), fact -> false));
    breaks("sighting-kept-once", with(first(Fact.SightingKept.class), fact -> false));
  }

  @Test
  void aClaimWithoutAnAlertIsFound() {
    Fact.SightingKept kept =
        facts.stream()
            .filter(Fact.SightingKept.class::isInstance)
            .map(Fact.SightingKept.class::cast)
            .filter(one -> one.sighting().kind() != Kind.CROWD)
            .findFirst()
            .orElseThrow();
    AlertBook book = new AlertBook(new Checks());
    book.take(1, kept);
    assertEquals(
        "alerts-conserved",
        assertThrows(BrokenInvariant.class, () -> book.turn(List.of(kept))).invariant());
    assertEquals(
        "acknowledged-when-durable",
        assertThrows(
                BrokenInvariant.class,
                () -> book.acknowledges(new Effect.Acknowledge(List.of(kept.sighting().id())), 0))
            .invariant());
  }

  @Test
  void aSecondArmingAndAnArmedSkipAreFound() {
    Site site =
        Site.of(
            terms.sorties().plans().values().iterator().next(),
            terms.areas(),
            terms.alerts().knownHeat());
    FlownRoutes routes = new FlownRoutes(terms.sorties().plans(), site, new Checks());
    SortieBook.Story story = new SortieBook.Story(first(Fact.SortiePlanned.class));
    assertEquals(
        "the-plan-is-aboard",
        assertThrows(BrokenInvariant.class, () -> routes.arms(story, List.of(), 0)).invariant());
    assertEquals(
        "the-plan-is-aboard",
        assertThrows(BrokenInvariant.class, () -> routes.arms(story, List.of(), 0)).invariant(),
        "a launch that is repeated on the ground is one");
    routes.stirs(story, last(site));
    assertEquals(
        "armed-once",
        assertThrows(BrokenInvariant.class, () -> routes.arms(story, List.of(), 0)).invariant());
    Day day = new Day(options);
    story.outcome = new Outcome(Outcome.Kind.ABORTED, "landed after item 14 of 17");
    routes.flies(story, last(site), 15, true);
    for (int i = 0; i < 30; i++) {
      routes.flies(story, last(site), 17, false);
    }
    routes.ends(story, day.berth(1));
    for (int i = 0; i < 30; i++) {
      routes.flies(story, last(site), 17, true);
    }
    assertEquals(
        "flown-is-completed",
        assertThrows(BrokenInvariant.class, () -> routes.ends(story, day.berth(1))).invariant());
    story.outcome = new Outcome(Outcome.Kind.SKIPPED, "?");
    assertEquals(
        "skipped-never-armed",
        assertThrows(BrokenInvariant.class, () -> routes.ends(story, day.berth(1))).invariant());
  }

  /** Over the last point of the route. */
  private TruePose last(Site site) {
    List<Enu> points = new ArrayList<>();
    for (PlanItem item : terms.sorties().plans().get("first-patrol-1").items()) {
      if (item.flownTo()) {
        points.add(site.frame().toEnu(item.where().orElseThrow()));
      }
    }
    return new TruePose(
        DayFleet.midnight(),
        points.get(points.size() - 1).plus(new Enu(0, 0, 30)),
        Enu.ZERO,
        0,
        0,
        0,
        new CameraAttitude(0, 0, 0));
  }
}
