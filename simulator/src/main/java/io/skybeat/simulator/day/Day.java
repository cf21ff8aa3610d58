package io.skybeat.simulator.day;

import io.skybeat.core.wire.Json;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.missions.schedule.PlannedSortie;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.net.LinkFaults;
import io.skybeat.simulator.vehicle.flight.ErrorSigmas;
import io.skybeat.station.desk.DeskTerms;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One simulated day. {@link #run} plays it to its end, or to the first invariant that does not
 * hold.
 */
public final class Day {
  private static final Duration BEGINS_BEFORE = Duration.ofMinutes(6);

  /** After the last start: a flight, a hold, and a link that comes back late. */
  private static final Duration ENDS_AFTER = Duration.ofMinutes(40);

  /** What was made up late may fly on for so long. */
  private static final Duration SETTLES_WITHIN = Duration.ofMinutes(40);

  /** The dispatcher's own chance: what it does leaves the others' as it was. */
  private static final long LOOKS = 0x100c5L;

  private static final Duration SETTLES_BY = Duration.ofMinutes(1);
  private static final LinkFaults CLEAN =
      new LinkFaults(0, 0, 0, Duration.ofMillis(20), Duration.ofMillis(10));

  private final DayOptions options;
  private final List<Fault> faults;
  private final List<Happening> happenings;
  private final VirtualTime time;
  private final DeskTerms terms;
  private final DayJournal journal;
  private final SimNetwork network;
  private final List<Berth> berths = new ArrayList<>();
  private final Chronicle chronicle = new Chronicle();
  private final Checks checks = new Checks();
  private final Witness witness;
  private final DayStation station;
  private final SimAnalytics analytics;
  private final SimOperator operator;
  private final SimDispatcher dispatcher;
  private final DayAround around;

  /** A day with the faults of its profile. */
  public Day(DayOptions options) {
    this(options, options.profile().draw(options.seed(), options.sorties()), List.of());
  }

  /**
   * A day without faults that is seen through {@code eyes}, which the poses reach unthinned.
   *
   * @param sigmas how wrong the drones are about themselves
   */
  public Day(DayOptions options, Eyes.Maker eyes, ErrorSigmas sigmas) {
    this(options, List.of(), List.of(), Optional.of(eyes), sigmas);
  }

  /** A day with these faults, and these things that happen in the town. */
  Day(DayOptions options, List<Fault> faults, List<Happening> happenings) {
    this(options, faults, happenings, Optional.empty(), ErrorSigmas.STANDARD);
  }

  private Day(
      DayOptions options,
      List<Fault> faults,
      List<Happening> happenings,
      Optional<Eyes.Maker> eyes,
      ErrorSigmas sigmas) {
    this.options = options;
    this.happenings = List.copyOf(happenings);
    this.faults = List.copyOf(faults);
    SplittableRandom random = new SplittableRandom(options.seed());
    time = new VirtualTime(DayFleet.midnight().minus(BEGINS_BEFORE));
    terms = DayFleet.terms(options);
    Site site =
        Site.of(
            terms.sorties().plans().values().iterator().next(),
            terms.areas(),
            terms.alerts().knownHeat());
    StationClock clock = new StationClock(time);
    journal = new DayJournal(time, random.split());
    network = new SimNetwork(time, new Dialect(), DayFleet.STATION_SYSTEM);
    witness = new Witness(time, terms, site, journal, chronicle, checks, berths);
    List<PackShelf> shelves = DayFleet.shelves(options.seed());
    for (int number = 1; number <= DayFleet.AIRFRAMES; number++) {
      PackShelf shelf = shelves.get(number - 1);
      berths.add(
          new Berth(
              number,
              site,
              shelf,
              time,
              network,
              CLEAN,
              random.split(),
              witness,
              eyes.isPresent() ? Duration.ZERO : Berth.THINNED,
              sigmas));
    }
    TownDay town = happenings(site);
    TruthDetector truth = new TruthDetector(town, site, random.split());
    Eyes.Ground place = new Eyes.Ground(time, terms.gridOrigin(), terms.cellSizeM());
    analytics =
        new SimAnalytics(
            time, eyes.map(maker -> maker.open(place)).orElse(truth), this::berth, random.split());
    station = new DayStation(terms, clock, journal, network, analytics, witness);
    operator =
        new SimOperator(time, terms.sorties().planning(), station, random.split(), options.quiet());
    dispatcher =
        new SimDispatcher(
            time, station, this::berth, site, new SplittableRandom(options.seed() ^ LOOKS));
    around = new DayAround(time, clock, site, station, berths);
    witness.around().of(around);
    FaultDesk desk =
        new FaultDesk(
            time,
            chronicle,
            this::berth,
            station,
            journal,
            analytics,
            operator,
            clock,
            around,
            witness.around());
    desk.plan(this.faults);
  }

  private TownDay happenings(Site site) {
    List<Happening> all = new ArrayList<>(happenings);
    if (!options.quiet()) {
      all.addAll(TownDay.draw(options.seed(), options.sorties(), site).happenings());
    }
    return new TownDay(all);
  }

  /** Does something of its own at a moment of the day: for planted faults and scenarios. */
  void at(Instant moment, Runnable act) {
    time.wakeAt(moment, act);
  }

  DayStation station() {
    return station;
  }

  DeskTerms terms() {
    return terms;
  }

  DayJournal journal() {
    return journal;
  }

  SimNetwork network() {
    return network;
  }

  DayAround around() {
    return around;
  }

  SimAnalytics analytics() {
    return analytics;
  }

  Witness witness() {
    return witness;
  }

  Berth berth(int number) {
    return berths.get(number - 1);
  }

  /** The sorties that the timetable plans for this day. */
  private List<PlannedSortie> planned() {
    Instant from = DayFleet.midnight();
    return terms
        .sorties()
        .timetable()
        .between(from, from.plus(DayFleet.EVERY.multipliedBy(options.sorties())));
  }

  /** When the first sortie of every day starts. */
  public static Instant firstStart() {
    return DayFleet.midnight();
  }

  /** Plays the day. */
  public DayResult run() {
    List<PlannedSortie> planned = planned();
    String failure = "";
    try {
      station.begin();
      around.begin();
      analytics.begin(station);
      analytics.stationLives();
      operator.begin();
      counts();
      if (!options.quiet()) {
        dispatcher.begin();
      }
      berths.forEach(berth -> new Dock(time, berth, station, planned).begin());
      Instant end = planned.get(planned.size() - 1).startsAt().plus(ENDS_AFTER);
      time.runUntil(end);
      settle(end);
      atTheEnd(planned);
    } catch (BrokenInvariant e) {
      failure = e.getMessage();
    } catch (RuntimeException e) {
      failure = "stumbled: " + e + " at " + List.of(e.getStackTrace()).subList(0, 6);
    }
    return result(planned, failure);
  }

  /** What links lose is counted once a second, as a real edge does. */
  private void counts() {
    network.counted(station.now()).forEach(station::tell);
    time.wakeAt(time.now().plusSeconds(1), this::counts);
  }

  /**
   * A sortie that was made up late may still fly, and what was decided in the last moments is not
   * durable yet: it ends before the day is judged.
   */
  private void settle(Instant end) {
    Instant at = end;
    while (unsettled() && at.isBefore(end.plus(SETTLES_WITHIN))) {
      at = at.plusMillis(20);
      time.runUntil(at);
    }
  }

  private boolean unsettled() {
    return journal.pending() || berths.stream().anyMatch(Berth::armed);
  }

  private void atTheEnd(List<PlannedSortie> planned) {
    checks.hold("station-is-up", station.up(), () -> "its process never came back");
    witness.replayedWhole(station.state().ledger());
    Evening evening = new Evening(checks);
    evening.everySortieEnds(planned, witness.sorties().stories());
    evening.noneLost(witness.sorties().stories());
    for (String id : analytics.claimed()) {
      checks.hold("no-sighting-lost", witness.alerts().kept(id), () -> id + " is nowhere");
    }
    berths.forEach(berth -> evening.isDown(berth.drone(), berth.armed()));
  }

  private DayResult result(List<PlannedSortie> planned, String failure) {
    SortedMap<String, Long> outcomes = new TreeMap<>();
    SortedMap<String, Long> excused = new TreeMap<>();
    SortedMap<String, Long> resumed = new TreeMap<>();
    for (SortieBook.Story story : witness.sorties().stories()) {
      if (story.outcome != null && story.planned.resumes().isPresent()) {
        resumed.merge(
            story.outcome.kind().name().toLowerCase(java.util.Locale.ROOT), 1L, Long::sum);
      } else if (story.outcome != null) {
        outcomes.merge(
            story.outcome.kind().name().toLowerCase(java.util.Locale.ROOT), 1L, Long::sum);
        if (story.outcome.kind() != Outcome.Kind.COMPLETED) {
          excused.merge(reason(story.outcome), 1L, Long::sum);
        }
      }
    }
    SortedMap<String, Long> gaps = new TreeMap<>();
    Instant end =
        DayFleet.midnight().plus(DayFleet.EVERY.multipliedBy(options.sorties())).plus(SETTLES_BY);
    witness.places().gaps(end).forEach((place, gap) -> gaps.put(place, gap.toSeconds()));
    SortedMap<String, Long> byName = new TreeMap<>();
    faults.forEach(fault -> byName.merge(fault.kind().word(), 1L, Long::sum));
    SortedMap<String, Long> kinds = new TreeMap<>();
    witness
        .alerts()
        .raised()
        .values()
        .forEach(
            kind -> kinds.merge(kind.name().toLowerCase(java.util.Locale.ROOT), 1L, Long::sum));
    long[] facts = new long[1];
    String digest = digest(facts);
    return new DayResult(
        options.seed(),
        options.profile().word(),
        planned.size(),
        witness.routes().flown(),
        outcomes,
        resumed,
        excused,
        gaps,
        byName,
        witness.events(),
        facts[0],
        witness.alerts().raised().size(),
        kinds,
        witness.alerts().kept(),
        checks.counts(),
        digest,
        failure,
        failure.isEmpty() ? List.of() : chronicle.lines());
  }

  /** Reasons are counted without their figures, and without what the vehicle said last. */
  static String reason(Outcome outcome) {
    String plain =
        outcome
            .reason()
            .replaceAll("\\(.*", "")
            .replaceAll("[0-9]+(\\.[0-9]+)?", "#")
            .replaceAll("(patrol|gap|look|rest|now)-\\S+", "…")
            .strip();
    return outcome.kind().name().toLowerCase(java.util.Locale.ROOT) + ": " + plain;
  }

  /** Hands everything that the station wrote down to {@code out}, in order. */
  public void facts(java.util.function.Consumer<Fact> out) {
    journal.replay((position, fact) -> out.accept(fact));
  }

  /** Hands the journal's lines to {@code out}: number, kind and values of each fact. */
  public void journal(java.util.function.Consumer<String> out) {
    journal.replay((position, fact) -> out.accept(line(position, fact)));
  }

  private static String line(long position, Fact fact) {
    return position + " " + fact.getClass().getSimpleName() + " " + Json.write(fact);
  }

  private String digest(long[] facts) {
    MessageDigest sha;
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    journal.replay(
        (position, fact) -> {
          facts[0] = position;
          sha.update(line(position, fact).getBytes(StandardCharsets.UTF_8));
        });
    for (SortieBook.Story story : witness.sorties().stories()) {
      sha.update((story.id() + " " + story.outcome).getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(sha.digest());
  }
}
