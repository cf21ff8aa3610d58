package io.skybeat.simulator.day;

import io.skybeat.core.sighting.Kind;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import io.skybeat.simulator.fault.BadFault;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind.Stage;
import io.skybeat.simulator.fault.FaultText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A day that a user wrote down: which route is flown how often, what happens in the town, what goes
 * wrong, and what is expected of it. {@code missions/scenarios/market-evening.yaml} is the
 * reference of the format. Moments are times since the day's midnight, {@code PT21M30S}.
 *
 * @param name of the test suite in the report
 * @param seed decides all that is not written down
 * @param sorties one every 20 minutes, 1..72
 * @param missions folder with areas and routes, beside the scenario's file; default: its parent
 * @param route the plan that is flown; default: first-patrol
 * @param profile faults drawn by seed on top of those listed; default: none
 * @param quiet false: the seed adds happenings of its own; default: true
 * @param events what happens in the town
 * @param faults what goes wrong
 * @param expect what must come out
 */
record Scenario(
    String name,
    long seed,
    int sorties,
    Optional<String> missions,
    Optional<String> route,
    Optional<String> profile,
    Optional<Boolean> quiet,
    Optional<List<Line>> events,
    Optional<List<FaultText>> faults,
    Optional<Expectations> expect) {
  private static final long SEEDS_APART = 1_000_003;

  /**
   * Something in the town.
   *
   * @param kind crowd, scuffle or fire
   * @param east metres from the route's home
   * @param north metres from the route's home
   * @param radiusM of a crowd; default 6
   * @param personsPerM2 of a crowd; default 2.5
   */
  record Line(
      Duration at,
      Duration lasting,
      String kind,
      double east,
      double north,
      Optional<Double> radiusM,
      Optional<Double> personsPerM2) {}

  /**
   * What must come out; what is not named is not asked for. The invariants are always asked for.
   *
   * @param completed at least so many sorties flown to their end
   * @param skipped at most so many never armed
   * @param aborted at most so many cut short
   * @param longestGap at most so long without a look at a place
   * @param alerts at least so many of a kind
   * @param reasons words that must be among the reasons for sorties not flown to their end
   */
  record Expectations(
      Optional<Integer> completed,
      Optional<Integer> skipped,
      Optional<Integer> aborted,
      Optional<SortedMap<String, Duration>> longestGap,
      Optional<SortedMap<String, Integer>> alerts,
      Optional<List<String>> reasons) {}

  /** Reads a scenario; throws {@link BadDocument} with the place and the remedy. */
  static Scenario read(Path file) {
    Scenario scenario = StrictYaml.read(file, Scenario.class);
    if (scenario.name() == null) {
      throw new BadDocument(file + ", at name: is missing; it has no default");
    }
    return scenario;
  }

  /** The day that it describes; {@code file} is where it was read from. */
  Day day(Path file) {
    Path beside = file.toAbsolutePath().getParent();
    Path folder = missions.map(beside::resolve).orElse(beside.resolveSibling(".")).normalize();
    try {
      FaultProfile drawn = FaultProfile.named(profile.orElse("none"));
      DayOptions options =
          new DayOptions(
              seed, sorties, drawn, folder, route.orElse(DayOptions.ROUTE), quiet.orElse(true));
      List<Fault> all = new ArrayList<>(drawn.draw(seed, sorties));
      all.addAll(listed(file));
      return new Day(options, all, happenings(file));
    } catch (IllegalArgumentException e) {
      throw new BadDocument(file + ": " + e.getMessage(), e);
    }
  }

  private List<Fault> listed(Path file) {
    List<Fault> all = new ArrayList<>();
    for (FaultText one : faults.orElse(List.of())) {
      String place = file + ", at faults[" + all.size() + "]";
      try {
        if (one.at().or(one::after).isEmpty() || one.lasting().isEmpty()) {
          throw new BadFault("at", "at and lasting are needed, such as PT20M");
        }
        all.add(
            one.fault(
                Stage.DAY,
                DayFleet.midnight(),
                Scenario::airframe,
                seed * SEEDS_APART + all.size() + 1));
      } catch (BadFault e) {
        throw new BadDocument(place + ": " + e.getMessage(), e);
      }
    }
    return all;
  }

  /** By number, or as the drones are called. */
  private static int airframe(String name) {
    for (int number = 1; number <= DayFleet.AIRFRAMES; number++) {
      if (name.equals("" + number) || name.equals(DayFleet.drone(number).value())) {
        return number;
      }
    }
    throw new BadFault("drone", name + ": there are " + DayFleet.AIRFRAMES);
  }

  private List<Happening> happenings(Path file) {
    List<Happening> all = new ArrayList<>();
    for (Line one : events.orElse(List.of())) {
      String place = file + ", at events[" + all.size() + "]";
      Instant from = moment(place, one.at());
      all.add(
          new Happening(
              one.kind() + "-" + (all.size() + 1),
              kind(place, one.kind()),
              from,
              from.plus(some(place, one.lasting())),
              one.east(),
              one.north(),
              one.radiusM().orElse(6.0),
              one.personsPerM2().orElse(2.5)));
    }
    return all;
  }

  private static Kind kind(String place, String word) {
    return switch (String.valueOf(word)) {
      case "crowd" -> Kind.CROWD;
      case "scuffle" -> Kind.SCUFFLE;
      case "fire" -> Kind.FIRE;
      default ->
          throw new BadDocument(place + ": kind '" + word + "' is none of crowd, scuffle and fire");
    };
  }

  private static Instant moment(String place, Duration at) {
    return DayFleet.midnight().plus(some(place, at));
  }

  private static Duration some(String place, Duration value) {
    if (value == null || value.isNegative()) {
      throw new BadDocument(place + ": at and lasting are needed, such as PT20M");
    }
    return value;
  }

  /** What {@code result} shows of each expectation. */
  List<Verdict> judge(DayResult result) {
    List<Verdict> verdicts = new ArrayList<>();
    verdicts.add(new Verdict("every invariant holds", result.failure()));
    expect.ifPresent(
        wanted -> {
          wanted.completed().ifPresent(least -> verdicts.add(least(result, "completed", least)));
          wanted.skipped().ifPresent(most -> verdicts.add(most(result, "skipped", most)));
          wanted.aborted().ifPresent(most -> verdicts.add(most(result, "aborted", most)));
          wanted
              .longestGap()
              .ifPresent(gaps -> gaps.forEach((id, most) -> verdicts.add(gap(result, id, most))));
          wanted
              .alerts()
              .ifPresent(
                  kinds -> kinds.forEach((kind, n) -> verdicts.add(alerts(result, kind, n))));
          wanted.reasons().ifPresent(all -> all.forEach(r -> verdicts.add(reason(result, r))));
        });
    return verdicts;
  }

  /**
   * What became of an expectation.
   *
   * @param failure empty: it is as expected
   */
  record Verdict(String expectation, String failure) {
    boolean good() {
      return failure.isEmpty();
    }

    static Verdict of(String expectation, boolean so, String found) {
      return new Verdict(expectation, so ? "" : found);
    }
  }

  private static Verdict least(DayResult result, String outcome, int least) {
    long found = result.outcomes().getOrDefault(outcome, 0L);
    return Verdict.of("at least " + least + " " + outcome, found >= least, found + " are");
  }

  private static Verdict most(DayResult result, String outcome, int most) {
    long found = result.outcomes().getOrDefault(outcome, 0L);
    return Verdict.of(
        "at most " + most + " " + outcome, found <= most, found + " are: " + result.excused());
  }

  private static Verdict gap(DayResult result, String place, Duration most) {
    Long found = result.longestGapS().get(place);
    String name = "no gap over " + most + " at " + place;
    return found == null
        ? new Verdict(name, "no such place; there are " + result.longestGapS().keySet())
        : Verdict.of(name, found <= most.toSeconds(), "unwatched for " + found + " s");
  }

  private static Verdict alerts(DayResult result, String kind, int least) {
    long found = result.alertsByKind().getOrDefault(kind, 0L);
    return Verdict.of(
        "at least " + least + " alerts of kind " + kind,
        found >= least,
        found + " were raised: " + result.alertsByKind());
  }

  private static Verdict reason(DayResult result, String words) {
    boolean found = result.excused().keySet().stream().anyMatch(one -> one.contains(words));
    return Verdict.of("a sortie is excused with '" + words + "'", found, "" + result.excused());
  }
}
