package io.skybeat.missions.day;

import io.skybeat.core.flight.DroneId;
import io.skybeat.missions.day.Overlap.Span;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a day needs at its busiest moment, had it all it wants: how many turns, charges, packs and
 * flights overlap. So many are enough, and with fewer somebody waits.
 */
record Needs(Fleet fleet, Timetable timetable, Instant from, Instant until) {

  List<Need> of(List<Turn> all) {
    List<Turn> turns =
        all.stream()
            .filter(turn -> turn.begins().isBefore(until) && freeAgain(turn).isAfter(from))
            .toList();
    List<Need> needs = new ArrayList<>();
    for (TreeSet<DroneId> pool : pools()) {
      airframes(pool, turns).ifPresent(needs::add);
    }
    for (Dock dock : fleet.docks()) {
      List<Turn> here = turns.stream().filter(turn -> turn.dock().equals(dock)).toList();
      if (dock.swap().isPresent() && !here.isEmpty()) {
        packs(dock, here, needs);
      }
    }
    for (Pilot pilot : timetable.pilots()) {
      List<Span> flying =
          turns.stream()
              .filter(turn -> turn.sortie().pilot().equals(pilot.id()))
              .map(turn -> new Span(turn.sortie().startsAt(), turn.lands()))
              .toList();
      if (!flying.isEmpty()) {
        Overlap most = Overlap.of(flying);
        needs.add(
            new Need(
                "pilot " + pilot.id(),
                pilot.maxDrones(),
                most.most(),
                most.at(),
                most.most() + " drones in the air at once"));
      }
    }
    return needs;
  }

  private static Instant freeAgain(Turn turn) {
    return turn.cleared().plus(turn.charge());
  }

  /** Drones that stand in for each other, directly or through a third. */
  private Collection<TreeSet<DroneId>> pools() {
    Map<DroneId, TreeSet<DroneId>> byDrone = new TreeMap<>();
    for (Slot slot : timetable.slots()) {
      TreeSet<DroneId> pool = new TreeSet<>(slot.drones());
      for (DroneId drone : slot.drones()) {
        pool.addAll(byDrone.getOrDefault(drone, new TreeSet<>()));
      }
      pool.forEach(drone -> byDrone.put(drone, pool));
    }
    List<TreeSet<DroneId>> pools = new ArrayList<>();
    for (TreeSet<DroneId> pool : byDrone.values()) {
      if (!pools.contains(pool)) {
        pools.add(pool);
      }
    }
    return pools;
  }

  private Optional<Need> airframes(TreeSet<DroneId> pool, List<Turn> turns) {
    List<Turn> theirs = turns.stream().filter(turn -> pool.contains(turn.airframe().id())).toList();
    if (theirs.isEmpty()) {
      return Optional.empty();
    }
    int have =
        (int)
            pool.stream()
                .filter(id -> fleet.airframe(id).isPresent())
                .filter(id -> fleet.airframe(id).orElseThrow().wear().grounded(0).isEmpty())
                .count();
    Overlap most =
        Overlap.of(theirs.stream().map(turn -> new Span(turn.begins(), turn.ready())).toList());
    Turn longest = theirs.stream().max(Comparator.comparing(Turn::cycle)).orElseThrow();
    long aDay = Duration.ofDays(1).toMillis() / Math.max(1, longest.cycle().toMillis());
    return Optional.of(
        new Need(
            "airframes " + String.join(", ", pool.stream().map(DroneId::value).toList()),
            have,
            most.most(),
            most.at(),
            most.most()
                + " cycles at once; the longest is "
                + longest.arithmetic()
                + ", so one airframe flies at most "
                + aDay
                + " a day"));
  }

  private void packs(Dock dock, List<Turn> turns, List<Need> into) {
    Overlap charging =
        Overlap.of(turns.stream().map(turn -> new Span(turn.cleared(), freeAgain(turn))).toList());
    Turn longest =
        turns.stream()
            .max(Comparator.comparing(turn -> Duration.between(turn.begins(), freeAgain(turn))))
            .orElseThrow();
    into.add(
        new Need(
            "chargers of " + dock.id(),
            dock.chargers(),
            charging.most(),
            charging.at(),
            charging.most()
                + " charges of up to "
                + Turn.minutes(longest.charge())
                + " min at once"));
    Overlap out = Overlap.of(outOfStore(turns, Math.max(charging.most(), dock.chargers())));
    int have =
        (int)
            fleet.packs().stream()
                .filter(pack -> pack.dock().equals(dock.id()))
                .filter(pack -> pack.wear().grounded(0).isEmpty())
                .count();
    into.add(
        new Need(
            "packs of " + dock.id(),
            have,
            out.most(),
            out.at(),
            out.most()
                + " packs out of store at once; each is for "
                + Turn.minutes(Duration.between(longest.begins(), freeAgain(longest)))
                + " min = "
                + Turn.minutes(dock.swap().orElseThrow())
                + " swap + "
                + Turn.minutes(longest.flight())
                + " flight + "
                + Turn.minutes(dock.overhead())
                + " overhead + "
                + Turn.minutes(longest.charge())
                + " charge"));
  }

  private static List<Span> outOfStore(List<Turn> turns, int chargers) {
    Instant[] free = new Instant[Math.max(1, chargers)];
    Arrays.fill(free, Instant.MIN);
    List<Span> spans = new ArrayList<>();
    for (Turn turn : turns) {
      Arrays.sort(free);
      Instant begins = free[0].isAfter(turn.cleared()) ? free[0] : turn.cleared();
      free[0] = begins.plus(turn.charge());
      spans.add(new Span(turn.begins(), free[0]));
    }
    return spans;
  }
}
