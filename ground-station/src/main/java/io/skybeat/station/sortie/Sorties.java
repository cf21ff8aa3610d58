package io.skybeat.station.sortie;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.SortieId;
import io.skybeat.station.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sorties as the journal has them: open ones and those of the last day; and which pilots are on
 * duty.
 *
 * @param byId ordered by id
 * @param onDuty pilot ids
 * @param dutyTold when the journal spoke of a pilot's duty last: it counts before roster and
 *     configuration
 * @param controls drones that a pilot has in hand
 */
public record Sorties(
    SortedMap<SortieId, Sortie> byId,
    SortedSet<String> onDuty,
    SortedMap<String, Instant> dutyTold,
    SortedMap<DroneId, Control> controls) {
  public static final Sorties NONE =
      new Sorties(new TreeMap<>(), new TreeSet<>(), new TreeMap<>(), new TreeMap<>());
  private static final Duration KEEP = Duration.ofDays(1);

  public Sorties {
    byId = Collections.unmodifiableSortedMap(byId);
    onDuty = Collections.unmodifiableSortedSet(onDuty);
    dutyTold = Collections.unmodifiableSortedMap(dutyTold);
    controls = Collections.unmodifiableSortedMap(controls);
  }

  /** Who has the drone in hand in the station's place. */
  public Optional<Control> control(DroneId drone) {
    return Optional.ofNullable(controls.get(drone));
  }

  public Optional<Sortie> find(SortieId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Those without an outcome, by start. */
  public List<Sortie> open() {
    // Asked for with every message of every vehicle, while a day's sorties are kept.
    List<Sortie> open = new ArrayList<>();
    for (Sortie sortie : byId.values()) {
      if (sortie.open()) {
        open.add(sortie);
      }
    }
    if (open.size() > 1) {
      open.sort((a, b) -> a.view().startsAt().compareTo(b.view().startsAt()));
    }
    return open;
  }

  /** The sortie that has the drone: past planning and not done. */
  public Optional<Sortie> of(DroneId drone) {
    Sortie first = null;
    for (Sortie sortie : byId.values()) {
      boolean has =
          sortie.open()
              && sortie.drone().equals(drone)
              && sortie.phase().compareTo(io.skybeat.station.event.Phase.PLANNED) > 0;
      if (has && (first == null || sortie.view().startsAt().isBefore(first.view().startsAt()))) {
        first = sortie;
      }
    }
    return Optional.ofNullable(first);
  }

  /** These sorties after a fact. */
  public Sorties evolve(Fact fact) {
    if (fact instanceof Fact.DutyChanged duty) {
      SortedSet<String> now = new TreeSet<>(onDuty);
      SortedMap<String, Instant> told = new TreeMap<>(dutyTold);
      told.put(duty.pilot(), duty.at());
      if (duty.on()) {
        now.add(duty.pilot());
      } else {
        now.remove(duty.pilot());
      }
      return new Sorties(byId, now, told, controls);
    }
    if (fact instanceof Fact.ControlTaken taken) {
      SortedMap<DroneId, Control> now = new TreeMap<>(controls);
      now.put(
          taken.drone(),
          new Control(taken.actor().name(), taken.reason(), taken.at(), taken.seen()));
      return new Sorties(byId, onDuty, dutyTold, now);
    }
    if (fact instanceof Fact.ControlReturned returned) {
      SortedMap<DroneId, Control> now = new TreeMap<>(controls);
      now.remove(returned.drone());
      return new Sorties(byId, onDuty, dutyTold, now);
    }
    if (!(fact instanceof Fact.OfSortie ofSortie)) {
      return this;
    }
    SortedMap<SortieId, Sortie> next = new TreeMap<>(byId);
    if (fact instanceof Fact.SortiePlanned planned) {
      next.values().removeIf(sortie -> stale(sortie, fact.at()));
      next.putIfAbsent(planned.sortie(), Sortie.planned(planned));
    } else {
      next.computeIfPresent(ofSortie.sortie(), (id, sortie) -> sortie.evolve(ofSortie));
    }
    return new Sorties(next, onDuty, dutyTold, controls);
  }

  private static boolean stale(Sortie sortie, Instant now) {
    return !sortie.open() && sortie.view().phaseSince().plus(KEEP).isBefore(now);
  }
}
