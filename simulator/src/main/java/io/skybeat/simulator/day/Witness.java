package io.skybeat.simulator.day;

import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.simulator.vehicle.autopilot.MissionItem;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.station.desk.Desk;
import io.skybeat.station.desk.DeskTerms;
import io.skybeat.station.desk.Ledger;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Sees everything, the station's acts and the aircraft's true state, and holds both against what
 * must always be so, after every event.
 */
final class Witness implements DayStation.Watcher, Berth.Watcher {
  private static final int ARM = 400;
  private static final int MOST_DUES = 50;
  private static final int WHOLE_COMPARISON_EVERY = 64;

  /** A heartbeat a second; the loop may be a little late. */
  private static final Duration BEATS_WITHIN = Duration.ofMillis(1500);

  private static final Duration HEARD_WITHIN = Duration.ofSeconds(6);

  /** Armed without a sortie: its end may have been told a moment too early, no more. */
  private static final Duration UNWATCHED = Duration.ofSeconds(30);

  private final Time time;
  private final DayJournal journal;
  private final Chronicle chronicle;
  private final Checks checks;
  private final SortieBook sorties;
  private final AlertBook alerts;
  private final Airspace airspace;
  private final PlaceWatch places;
  private final FlownRoutes routes;
  private final LookBook looks;
  private final AroundBook around;
  private final GapBook gaps;
  private final Collection<Berth> berths;
  private final SortedSet<Integer> blind = new TreeSet<>();
  private final SortedMap<Integer, Instant> unwatchedSince = new TreeMap<>();
  private Ledger shadow = Ledger.EMPTY;
  private long durable;
  private long events;
  private long facts;
  private Instant beatAt;
  private Instant beganAt;
  private Instant dueAt = Instant.MIN;
  private int dues;

  Witness(
      Time time,
      DeskTerms terms,
      Site site,
      DayJournal journal,
      Chronicle chronicle,
      Checks checks,
      Collection<Berth> berths) {
    this.time = time;
    this.journal = journal;
    this.chronicle = chronicle;
    this.checks = checks;
    this.berths = berths;
    this.sorties = new SortieBook(terms, checks);
    this.alerts = new AlertBook(checks);
    this.airspace = new Airspace(terms.sorties().plans().values(), site, checks);
    this.places = new PlaceWatch(site, DayFleet.midnight(), terms.sorties().timetable());
    this.routes = new FlownRoutes(terms.sorties().plans(), site, checks);
    this.looks = new LookBook(site, checks);
    this.around = new AroundBook(time, checks);
    this.gaps = new GapBook(terms.sorties().timetable(), checks);
    this.beatAt = time.now();
    this.beganAt = time.now();
  }

  GapBook gaps() {
    return gaps;
  }

  AroundBook around() {
    return around;
  }

  SortieBook sorties() {
    return sorties;
  }

  LookBook looks() {
    return looks;
  }

  AlertBook alerts() {
    return alerts;
  }

  Airspace airspace() {
    return airspace;
  }

  PlaceWatch places() {
    return places;
  }

  FlownRoutes routes() {
    return routes;
  }

  long events() {
    return events;
  }

  /** Whether the station runs, and has for long enough to know what flies and what is silent. */
  private boolean knows() {
    return !beatAt.plus(BEATS_WITHIN).isBefore(time.now())
        && !beganAt.plus(HEARD_WITHIN).isAfter(time.now());
  }

  /** Whether what a drone says of its mission comes through now. */
  private boolean hears(Berth berth) {
    return knows()
        && !berth.faults().on(FaultKind.LINK_CUT)
        && !berth.faults().on(FaultKind.TELEMETRY_STOP);
  }

  // ---- the station's acts

  @Override
  public void began(Desk.Step first) {
    chronicle.at(time.now());
    chronicle.note("the station's process starts");
    beatAt = time.now();
    beganAt = time.now();
    sorties.begin();
    alerts.begin();
    around.begin();
    gaps.begin();
    shadow = Ledger.EMPTY;
    journal.replay(
        (position, fact) -> {
          shadow = shadow.evolve(fact);
          sorties.take(position, fact);
          alerts.take(position, fact);
          around.take(fact, number(fact), false);
          gaps.take(fact, false);
        });
    durable = shadow.position();
    take(factsOf(first), first, true);
  }

  @Override
  public void stepped(Event event, Desk.Step step) {
    events++;
    chronicle.at(time.now());
    chronicle.event(event);
    if (event instanceof Event.Stored stored) {
      durable = Math.max(durable, stored.position());
    }
    List<Fact> noted = factsOf(step);
    if (!noted.isEmpty()) {
      take(noted, step, false);
    }
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Acknowledge acknowledge) {
        alerts.acknowledges(acknowledge, durable);
      }
    }
    if (event instanceof Event.Due due && step.state() != null) {
      gaps.due(due.at(), step.state().watching().areas());
    }
    awake(event);
    checks.hold(
        "heartbeat",
        !beatAt.plus(BEATS_WITHIN).isBefore(time.now()),
        () -> "the station's last heartbeat went out at " + beatAt);
  }

  /**
   * A loop that wishes itself awake in the past, again and again, takes a core and gets nowhere.
   */
  private void awake(Event event) {
    boolean again = event instanceof Event.Due && time.now().equals(dueAt);
    dues = again ? dues + 1 : event instanceof Event.Due ? 1 : dues;
    dueAt = event instanceof Event.Due ? time.now() : dueAt;
    checks.hold("no-spinning", dues < MOST_DUES, () -> "woken " + dues + " times at " + dueAt);
  }

  private static List<Fact> factsOf(Desk.Step step) {
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.Note note) {
        return note.facts();
      }
      if (effect instanceof Effect.NoteThen note) {
        return note.facts();
      }
    }
    return List.of();
  }

  private void take(List<Fact> noted, Desk.Step step, boolean whole) {
    for (Fact fact : noted) {
      facts++;
      chronicle.fact(fact);
      checks.hold(
          "actor-and-reason",
          !fact.actor().name().isBlank() && !fact.reason().isBlank(),
          () -> "who and why? " + fact);
      // Through its written form, as a replay would read it.
      shadow = shadow.evolve(Json.read(Json.write(fact), fact.getClass()));
      sorties.take(shadow.position(), fact);
      alerts.take(shadow.position(), fact);
      around.take(fact, number(fact), true);
      gaps.take(fact, true);
      if (fact instanceof Fact.SortieEnded ended) {
        ends(ended);
      }
    }
    alerts.turn(noted);
    looks.turn(shadow.sorties());
    replayed(noted, step.state().ledger(), whole || facts % WHOLE_COMPARISON_EVERY == 0);
  }

  /** Of the airframe that a fact is about, 0 none. */
  private int number(Fact fact) {
    return fact instanceof Fact.OfSortie ofSortie
        ? sorties.stories().stream()
            .filter(story -> story.id().equals(ofSortie.sortie()))
            .findFirst()
            .map(story -> Integer.parseInt(story.planned.drone().value().substring(1)))
            .orElse(0)
        : 0;
  }

  private void replayed(List<Fact> noted, Ledger live, boolean whole) {
    boolean same = shadow.position() == live.position();
    for (Fact fact : noted) {
      if (fact instanceof Fact.OfSortie ofSortie) {
        same &=
            shadow.sorties().find(ofSortie.sortie()).equals(live.sorties().find(ofSortie.sortie()));
      } else if (fact instanceof Fact.OfAlert ofAlert) {
        same &= shadow.alerts().find(ofAlert.alert()).equals(live.alerts().find(ofAlert.alert()));
      }
    }
    boolean equal = same && (!whole || shadow.equals(live));
    checks.hold("replay-equals-live", equal, () -> "after " + noted);
  }

  /** The whole ledger against the journal, read from its beginning. */
  void replayedWhole(Ledger live) {
    Ledger[] fresh = {Ledger.EMPTY};
    journal.replay((position, fact) -> fresh[0] = fresh[0].evolve(fact));
    checks.hold(
        "replay-equals-live", fresh[0].equals(live), () -> "the journal from its beginning");
  }

  @Override
  public void sends(Effect.Send send) {
    looks.sends(send);
    if (send.message() instanceof Heartbeat) {
      beatAt = time.now();
    } else if (send.message() instanceof CommandLong command) {
      chronicle.sent(command);
      if (command.command().value() == ARM && command.param1() == 1) {
        arms(send.systemId(), "command-to-arm");
      }
    }
  }

  private SortieBook.Story arms(int number, String check) {
    Optional<SortieBook.Story> story = sorties.underWay(DayFleet.drone(number));
    checks.hold(check, story.isPresent(), () -> "d" + number + " has no launched sortie");
    checks.hold(
        check,
        story.get().launchedAt <= durable,
        () -> story.get().id() + ": its launch is not durable, " + durable + " is");
    return story.get();
  }

  @Override
  public void answered(Effect.Reply reply) {
    chronicle.note(reply);
  }

  private void ends(Fact.SortieEnded ended) {
    SortieBook.Story story =
        sorties.stories().stream()
            .filter(one -> one.id().equals(ended.sortie()))
            .findFirst()
            .orElseThrow();
    Berth berth =
        berths.stream().filter(one -> one.drone().equals(story.drone)).findFirst().orElseThrow();
    routes.ends(story, berth);
    if (ended.outcome().kind() == Outcome.Kind.COMPLETED) {
      checks.hold(
          "completed-is-down", !berth.armed(), () -> story.id() + " is still armed: " + ended);
    }
  }

  // ---- the aircraft's true state

  @Override
  public void armed(Berth berth) {
    chronicle.at(time.now());
    chronicle.note("truth: " + berth.drone() + " is armed");
    SortieBook.Story story = arms(berth.number(), "armed-by-the-book");
    List<MissionItem> aboard = berth.vehicle().mission();
    routes.arms(story, aboard, berth.starts());
    checks.hold(
        "pack-aboard",
        !berth.shelf().swaps() || story.pack.equals(Optional.of(berth.shelf().inside())),
        () -> berth.drone() + " is armed with " + berth.shelf().inside() + ", not " + story.pack);
    around.armed(berth);
    if (!berth.satellites()) {
      blind.add(berth.number());
    }
  }

  @Override
  public void disarmed(Berth berth) {
    chronicle.at(time.now());
    chronicle.note("truth: " + berth.drone() + " is disarmed at " + berth.place());
    airspace.landed(berth);
    around.disarmed(berth);
    blind.remove(berth.number());
    unwatchedSince.remove(berth.number());
  }

  @Override
  public void flies(Berth berth, TruePose pose) {
    if (!berth.satellites()) {
      blind.add(berth.number());
    }
    airspace.flies(berth, pose, blind.contains(berth.number()), berths);
    looks.flies(berth, pose, blind.contains(berth.number()) || !knows());
    places.flies(pose);
    Optional<SortieBook.Story> story = sorties.underWay(berth.drone());
    // Only what it flies by its mission counts as flown: a look may lead it to any place.
    story.ifPresent(one -> routes.stirs(one, pose));
    story
        .filter(one -> berth.vehicle().mode() == FlightMode.AUTO)
        .ifPresent(one -> routes.flies(one, pose, berth.vehicle().missionItem(), hears(berth)));
    Instant since =
        story.isPresent()
            ? pose.at()
            : unwatchedSince.computeIfAbsent(berth.number(), number -> pose.at());
    if (story.isPresent()) {
      unwatchedSince.remove(berth.number());
    }
    checks.hold(
        "flown-for-a-sortie",
        !since.plus(UNWATCHED).isBefore(pose.at()),
        () -> berth.drone() + " is armed without a sortie since " + since);
  }
}
