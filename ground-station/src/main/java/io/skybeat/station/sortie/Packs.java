package io.skybeat.station.sortie;

import io.skybeat.missions.day.Airframe;
import io.skybeat.missions.day.Dock;
import io.skybeat.missions.day.Fleet;
import io.skybeat.missions.day.PoolPack;
import io.skybeat.station.upkeep.Upkeep;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The packs of docks that swap them: which is charged by reckoning, and when. */
record Packs(Fleet fleet, Upkeep upkeep, Sorties sorties) {
  /**
   * A pack for a flight.
   *
   * @param pack empty: there is none
   * @param against why not
   */
  record Choice(Optional<String> pack, Optional<String> against) {}

  static String item(String pack) {
    return "pack " + pack;
  }

  /** The pack that is meant for the sortie already, while it is fit; else the best. */
  Choice choose(Sortie sortie, Airframe airframe, Instant at) {
    Optional<String> meant = sortie.view().assignment().pack();
    Optional<PoolPack> pack =
        fleet.packs().stream().filter(one -> meant.equals(Optional.of(one.id()))).findFirst();
    boolean good = pack.isPresent() && pack.get().dock().equals(airframe.dock()) && fit(pack.get());
    return good ? new Choice(meant, Optional.empty()) : best(sortie, airframe, at);
  }

  private boolean fit(PoolPack pack) {
    return upkeep.wear(item(pack.id()), pack.wear()).grounded(0).isEmpty();
  }

  private boolean meantForAnother(String pack, Sortie sortie) {
    return sorties.open().stream()
        .filter(other -> !other.id().equals(sortie.id()))
        .anyMatch(other -> other.view().assignment().pack().equals(Optional.of(pack)));
  }

  /** Of the fit ones the one that has waited longest. */
  private Choice best(Sortie sortie, Airframe airframe, Instant at) {
    Optional<String> best = Optional.empty();
    Instant bestReady = Instant.MAX;
    for (PoolPack pack : fleet.packs()) {
      boolean free = pack.dock().equals(airframe.dock()) && !meantForAnother(pack.id(), sortie);
      if (free && fit(pack)) {
        Instant ready = upkeep.of(item(pack.id())).chargedAt().orElse(Instant.MIN);
        if (ready.isBefore(bestReady)) {
          best = Optional.of(pack.id());
          bestReady = ready;
        }
      }
    }
    if (best.isEmpty()) {
      return new Choice(best, Optional.of("no pack of " + airframe.dock() + " is fit"));
    }
    if (bestReady.isAfter(at)) {
      return new Choice(
          Optional.empty(),
          Optional.of(
              "no pack of "
                  + airframe.dock()
                  + " is charged before "
                  + bestReady.truncatedTo(ChronoUnit.SECONDS)));
    }
    return new Choice(best, Optional.empty());
  }

  /** When a pack that came down at {@code landed} after {@code flight} is charged again. */
  Instant readyAfter(Airframe airframe, Instant landed, Duration flight) {
    Dock dock = fleet.dock(airframe.dock());
    Instant cleared = landed.plus(dock.overhead());
    List<Instant> charging = new ArrayList<>();
    for (PoolPack pack : fleet.packs()) {
      Optional<Instant> until = upkeep.of(item(pack.id())).chargedAt();
      if (pack.dock().equals(dock.id()) && until.isPresent() && until.get().isAfter(cleared)) {
        charging.add(until.get());
      }
    }
    charging.sort(Instant::compareTo);
    int waits = charging.size() - Math.max(1, dock.chargers());
    Instant begins = waits < 0 ? cleared : charging.get(waits);
    return begins.plus(dock.charge(flight, airframe.endurance()));
  }
}
