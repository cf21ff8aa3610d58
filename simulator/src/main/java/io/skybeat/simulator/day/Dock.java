package io.skybeat.simulator.day;

import io.skybeat.core.time.Time;
import io.skybeat.missions.schedule.PlannedSortie;
import io.skybeat.station.event.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Switches airframes on ahead of their starts and of those that they stand in for, puts the pack in
 * that the station has named, and switches off when the station has no more use for them.
 */
final class Dock {
  private static final Duration AHEAD = Duration.ofSeconds(180);
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(10);
  private static final Duration COOLS = Duration.ofSeconds(60);

  private final Time time;
  private final Berth berth;
  private final DayStation station;
  private final List<Instant> starts;
  private Instant quietSince;

  Dock(Time time, Berth berth, DayStation station, List<PlannedSortie> sorties) {
    this.time = time;
    this.berth = berth;
    this.station = station;
    this.starts =
        sorties.stream()
            .filter(sortie -> flies(sortie) || DayFleet.standsBy(berth.number(), sortie.drone()))
            .map(PlannedSortie::startsAt)
            .toList();
    this.quietSince = time.now();
  }

  private boolean flies(PlannedSortie sortie) {
    return sortie.drone().equals(berth.drone());
  }

  void begin() {
    look();
  }

  private void look() {
    Instant now = time.now();
    if (berth.shelf().swaps() && station.up() && !berth.armed()) {
      named().filter(pack -> !pack.equals(berth.shelf().inside())).ifPresent(berth::swap);
    }
    if (wanted(now)) {
      quietSince = now;
      berth.wake();
    } else if (berth.awake() && quietSince.plus(COOLS).isBefore(now)) {
      berth.sleep();
    }
    time.wakeAt(now.plus(LOOKS_EVERY), this::look);
  }

  /** The pack that the station has named for the sortie that this airframe gets ready for. */
  private Optional<String> named() {
    return station
        .state()
        .sorties()
        .of(berth.drone())
        .filter(sortie -> sortie.phase().compareTo(Phase.ARMING) < 0)
        .flatMap(sortie -> sortie.view().assignment().pack());
  }

  /** True ahead of a start, in flight, and while the station may still have to do with it. */
  private boolean wanted(Instant now) {
    if (berth.armed() || !station.up()) {
      return berth.awake();
    }
    boolean soon =
        starts.stream()
            .anyMatch(
                start -> !now.isBefore(start.minus(AHEAD)) && now.isBefore(start.plus(COOLS)));
    return soon || station.state().ledger().sorties().of(berth.drone()).isPresent();
  }
}
