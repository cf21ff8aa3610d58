package io.skybeat.missions.day;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.SortieId;
import io.skybeat.missions.day.Overlap.Span;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.PlannedSortie;
import io.skybeat.missions.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The schedule itself: sortie after sortie gets its airframe, pack, charger and pilot, or is
 * refused with what was missing and by how much. A refused sortie takes nothing. Nothing is left to
 * chance: of several packs the one that has waited longest is taken.
 */
final class Roster {
  private final Fleet fleet;
  private final Timetable timetable;
  private final Map<String, Duration> flights;
  private final Map<SortieId, Duration> stays;
  private final Instant wearFrom;
  private final List<Assigned> assigned = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private final Map<DroneId, Turn> lastTurn = new TreeMap<>();
  private final Map<DroneId, Integer> lastAssigned = new TreeMap<>();
  private final Map<DroneId, Wear> airframeWear = new TreeMap<>();
  private final Map<String, Wear> wear = new TreeMap<>();
  private final Map<String, Instant> packReady = new TreeMap<>();
  private final Map<String, Instant[]> chargers = new TreeMap<>();
  private final Map<String, List<Span>> airborne = new TreeMap<>();

  /**
   * @param flights time of each route
   * @param stays how much longer a sortie is in the air, on watch until its relief comes
   * @param wearFrom wear counts from here on; what is flown before only sets the stage
   */
  Roster(
      Fleet fleet,
      Timetable timetable,
      Map<String, Duration> flights,
      Map<SortieId, Duration> stays,
      Instant wearFrom) {
    this.fleet = fleet;
    this.timetable = timetable;
    this.flights = flights;
    this.stays = stays;
    this.wearFrom = wearFrom;
    fleet.airframes().forEach(one -> airframeWear.put(one.id(), one.wear()));
    fleet.packs().forEach(one -> wear.put("pack " + one.id(), one.wear()));
    fleet.parts().forEach(one -> wear.put("part " + one.id(), one.wear()));
    for (Dock dock : fleet.docks()) {
      Instant[] free = new Instant[Math.max(0, dock.chargers())];
      Arrays.fill(free, Instant.MIN);
      chargers.put(dock.id(), free);
    }
  }

  List<Assigned> assigned() {
    return assigned;
  }

  List<Refused> refused() {
    return refused;
  }

  /** Every sortie of a known drone, flown or refused. */
  List<Turn> turns() {
    return turns;
  }

  /** Takes the next sortie in the order of time. */
  void add(PlannedSortie sortie) {
    Optional<Airframe> airframe = fleet.airframe(sortie.drone());
    if (airframe.isEmpty()) {
      refuse(sortie, "airframe " + sortie.drone(), "is not in the fleet");
      return;
    }
    Turn turn =
        Turn.of(
            sortie,
            airframe.get(),
            fleet.dock(airframe.get().dock()),
            flights
                .getOrDefault(sortie.route(), Duration.ZERO)
                .plus(stays.getOrDefault(sortie.id(), Duration.ZERO)));
    turns.add(turn);
    if (!grounded(turn) && airframeReady(turn) && pilotReady(turn)) {
      Optional<String> pack = Optional.empty();
      if (turn.swaps()) {
        pack = pack(turn);
        if (pack.isEmpty()) {
          return;
        }
      }
      fly(turn, pack);
    }
  }

  private boolean grounded(Turn turn) {
    double hours = turn.flight().toMillis() / 3_600_000.0;
    DroneId drone = turn.airframe().id();
    Optional<String> why = airframeWear.get(drone).grounded(hours);
    if (why.isPresent()) {
      refuse(turn.sortie(), "airframe " + drone, "is grounded: " + why.get());
      return true;
    }
    for (Part part : fleet.parts()) {
      if (part.airframe().equals(drone)) {
        Optional<String> worn = wear.get("part " + part.id()).grounded(hours);
        if (worn.isPresent()) {
          refuse(
              turn.sortie(),
              part.kind() + " " + part.id() + " of " + drone,
              "grounds it: " + worn.get());
          return true;
        }
      }
    }
    return false;
  }

  private boolean airframeReady(Turn turn) {
    Turn before = lastTurn.get(turn.airframe().id());
    if (before == null || !before.ready().isAfter(turn.begins())) {
      return true;
    }
    refuse(
        turn.sortie(),
        "airframe " + turn.airframe().id(),
        "is ready "
            + Turn.minutes(Duration.between(turn.begins(), before.ready()))
            + " min late, at "
            + clock(before.ready())
            + ": its cycle is "
            + before.arithmetic());
    return false;
  }

  private boolean pilotReady(Turn turn) {
    PlannedSortie sortie = turn.sortie();
    Pilot pilot =
        timetable.pilots().stream()
            .filter(one -> one.id().equals(sortie.pilot()))
            .findFirst()
            .orElseThrow();
    Instant last = turn.lands().minusMillis(1);
    if (!pilot.rostered(sortie.startsAt(), timetable.zone())
        || !pilot.rostered(last, timetable.zone())) {
      refuse(
          sortie,
          "pilot " + pilot.id(),
          "is not on duty from "
              + clock(sortie.startsAt())
              + " to the landing at "
              + clock(turn.lands()));
      return false;
    }
    List<Span> flying = airborne.computeIfAbsent(pilot.id(), id -> new ArrayList<>());
    flying.removeIf(span -> !span.until().isAfter(sortie.startsAt()));
    if (flying.size() >= pilot.maxDrones()) {
      refuse(
          sortie,
          "pilot " + pilot.id(),
          "has " + flying.size() + " drones in the air already, the limit is " + pilot.maxDrones());
      return false;
    }
    return true;
  }

  private Optional<String> pack(Turn turn) {
    Optional<String> best = Optional.empty();
    Instant bestReady = Instant.MAX;
    boolean any = false;
    for (PoolPack pack : fleet.packs()) {
      if (pack.dock().equals(turn.dock().id())
          && wear.get("pack " + pack.id()).grounded(0).isEmpty()) {
        any = true;
        Instant ready = packReady.getOrDefault(pack.id(), Instant.MIN);
        if (ready.isBefore(bestReady)) {
          best = Optional.of(pack.id());
          bestReady = ready;
        }
      }
    }
    if (!any || bestReady.isAfter(turn.begins())) {
      refuse(
          turn.sortie(),
          "packs of " + turn.dock().id(),
          any
              ? "none is charged; the next is ready "
                  + Turn.minutes(Duration.between(turn.begins(), bestReady))
                  + " min late, at "
                  + clock(bestReady)
              : "none is left that is not grounded");
      return Optional.empty();
    }
    return best;
  }

  private void fly(Turn turn, Optional<String> pack) {
    DroneId drone = turn.airframe().id();
    OptionalInt charger = OptionalInt.empty();
    if (pack.isPresent()) {
      charger = OptionalInt.of(charge(turn, pack.get()));
    }
    if (!turn.sortie().startsAt().isBefore(wearFrom)) {
      wearDown(turn, pack);
    }
    Integer before = lastAssigned.get(drone);
    if (before != null) {
      assigned.set(before, assigned.get(before).with(latest(lastTurn.get(drone), turn)));
    }
    lastTurn.put(drone, turn);
    lastAssigned.put(drone, assigned.size());
    airborne
        .computeIfAbsent(turn.sortie().pilot(), id -> new ArrayList<>())
        .add(new Span(turn.sortie().startsAt(), turn.lands()));
    assigned.add(
        new Assigned(
            turn.sortie(),
            turn.dock().id(),
            pack,
            charger,
            pack.map(packReady::get),
            turn.lands(),
            turn.ready(),
            turn.sortie().startsAt().plus(timetable.missed().latest()),
            Optional.empty()));
  }

  /** As late as the policy lets it, and as the airframe's next turn does. */
  private Instant latest(Turn turn, Turn next) {
    Duration slack = Duration.between(turn.ready(), next.begins());
    Duration policy = timetable.missed().latest();
    return turn.sortie().startsAt().plus(slack.compareTo(policy) < 0 ? slack : policy);
  }

  private int charge(Turn turn, String pack) {
    Instant[] free = chargers.get(turn.dock().id());
    int best = 0;
    for (int i = 1; i < free.length; i++) {
      if (free[i].isBefore(free[best])) {
        best = i;
      }
    }
    Instant begins = free[best].isAfter(turn.cleared()) ? free[best] : turn.cleared();
    free[best] = begins.plus(turn.charge());
    packReady.put(pack, free[best]);
    return best + 1;
  }

  private void wearDown(Turn turn, Optional<String> pack) {
    double hours = turn.flight().toMillis() / 3_600_000.0;
    airframeWear.computeIfPresent(turn.airframe().id(), (id, worn) -> worn.flown(hours));
    pack.ifPresent(id -> wear.computeIfPresent("pack " + id, (key, worn) -> worn.flown(hours)));
    for (Part part : fleet.parts()) {
      if (part.airframe().equals(turn.airframe().id())) {
        wear.computeIfPresent("part " + part.id(), (key, worn) -> worn.flown(hours));
      }
    }
  }

  private void refuse(PlannedSortie sortie, String resource, String figure) {
    refused.add(new Refused(sortie, resource, figure));
  }

  private String clock(Instant at) {
    return clock(at, timetable);
  }

  static String clock(Instant at, Timetable timetable) {
    var local = at.atZone(timetable.zone());
    return String.format(
        Locale.ROOT, "%02d:%02d:%02d", local.getHour(), local.getMinute(), local.getSecond());
  }
}
