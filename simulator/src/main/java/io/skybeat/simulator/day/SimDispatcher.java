package io.skybeat.simulator.day;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.time.Time;
import io.skybeat.simulator.vehicle.autopilot.FlightMode;
import io.skybeat.station.desk.DeskState;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Phase;
import io.skybeat.station.room.AlertView;
import io.skybeat.station.sortie.Looking;
import io.skybeat.station.sortie.Sortie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Whoever sends drones to look and takes them in hand: at alerts, at called-in places, after
 * somebody who runs; skips a sortie now and then; steers one by remote control, sometimes without a
 * word to the station, and gives it back.
 */
final class SimDispatcher {
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);
  private static final double LOOKS_AT_ALERT = 0.004;
  private static final double LOOKS_AT_CALL = 0.004;
  private static final double FOLLOWS = 0.35;
  private static final double STOPS_MARKING = 0.05;
  private static final double ENDS_LOOK = 0.02;
  private static final double SKIPS = 0.00005;
  private static final double TAKES_OVER = 0.006;
  private static final double SAYS_SO = 0.6;
  private static final double BRINGS_HOME = 0.3;
  private static final double RUNS_M = 12;

  private final Time time;
  private final DayStation station;
  private final IntFunction<Berth> berths;
  private final LocalFrame town;
  private final SplittableRandom random;
  private final SortedMap<DroneId, Instant> backAt = new TreeMap<>();
  private long looks;
  private long hands;

  SimDispatcher(
      Time time,
      DayStation station,
      IntFunction<Berth> berths,
      Site site,
      SplittableRandom random) {
    this.time = time;
    this.station = station;
    this.berths = berths;
    this.town = site.frame();
    this.random = random;
  }

  void begin() {
    time.wakeAt(time.now().plus(LOOKS_EVERY), this::look);
  }

  /** How many looks were asked for. */
  long looks() {
    return looks;
  }

  /** How often a drone was taken in hand. */
  long hands() {
    return hands;
  }

  private void look() {
    if (station.up()) {
      calls();
      if (station.up()) {
        sorties();
      }
      if (station.up()) {
        handsBack();
      }
    }
    time.wakeAt(time.now().plus(LOOKS_EVERY), this::look);
  }

  private void calls() {
    List<AlertView> open = new ArrayList<>();
    state().ledger().alerts().byId().values().stream()
        .map(alert -> alert.view())
        .filter(view -> view.stage().open() && view.place().isPresent())
        .forEach(open::add);
    if (!open.isEmpty() && random.nextDouble() < LOOKS_AT_ALERT) {
      AlertView alert = open.get(random.nextInt(open.size()));
      ask(Optional.of(alert.alert()), Optional.empty());
    } else if (random.nextDouble() < LOOKS_AT_CALL) {
      Enu place = new Enu(-60 + random.nextInt(230), -80 + random.nextInt(240), 0);
      ask(Optional.empty(), Optional.of(town.toLatLon(place)));
    }
  }

  private void ask(Optional<io.skybeat.station.event.AlertId> alert, Optional<LatLon> where) {
    looks++;
    boolean follow = random.nextDouble() < FOLLOWS;
    Order.Look order = new Order.Look(alert, where, Optional.empty(), Optional.of(follow));
    order("zhao.min", order, alert.isPresent() ? "verify the alert" : "a call came in");
  }

  private void sorties() {
    for (Sortie sortie : state().ledger().sorties().open()) {
      if (!station.up()) {
        return;
      }
      Optional<Looking> look = sortie.look();
      if (look.isPresent()) {
        watches(sortie, look.get());
      } else if (sortie.phase() == Phase.PLANNED && random.nextDouble() < SKIPS) {
        order("zhao.min", new Order.Cancel(sortie.id()), "a parade passes");
      } else if (sortie.phase() == Phase.PATROLLING && !backAt.containsKey(sortie.drone())) {
        takesOver(sortie);
      }
    }
  }

  private void watches(Sortie sortie, Looking look) {
    if (look.follows() && random.nextDouble() > STOPS_MARKING) {
      Enu now = town.toEnu(look.target());
      double deg = random.nextDouble() * 2 * StrictMath.PI;
      Enu step = new Enu(RUNS_M * StrictMath.sin(deg), RUNS_M * StrictMath.cos(deg), 0);
      order("zhao.min", new Order.Follow(sortie.drone(), town.toLatLon(now.plus(step))), "");
    } else if (random.nextDouble() < ENDS_LOOK) {
      order("zhao.min", new Order.EndLook(sortie.drone()), "seen enough");
    }
  }

  private void takesOver(Sortie sortie) {
    Berth berth = berth(sortie.drone());
    if (random.nextDouble() >= TAKES_OVER || !berth.armed() || berth.place().up() < 20) {
      return;
    }
    hands++;
    backAt.put(sortie.drone(), time.now().plusSeconds(20 + random.nextInt(60)));
    if (random.nextDouble() < SAYS_SO) {
      order("pilot-1", new Order.TakeOver(sortie.drone()), "a closer look by hand");
    }
    FlightMode mode = random.nextDouble() < BRINGS_HOME ? FlightMode.RTL : FlightMode.LOITER;
    time.wakeAt(time.now().plusSeconds(3), () -> steer(berth, mode));
  }

  private static void steer(Berth berth, FlightMode mode) {
    if (berth.armed() && berth.place().up() > 10) {
      berth.vehicle().suffer(speech -> speech.autopilot().mode(Optional.of(mode)));
    }
  }

  /** Said again until the station has it: an order may meet a station that is down. */
  private void handsBack() {
    List<DroneId> held = new ArrayList<>(state().ledger().sorties().controls().keySet());
    for (DroneId drone : held) {
      Instant at = backAt.getOrDefault(drone, time.now().plusSeconds(30));
      backAt.putIfAbsent(drone, at);
      if (!at.isAfter(time.now()) && station.up()) {
        order("pilot-1", new Order.HandBack(drone), "back to you");
      }
    }
    backAt
        .entrySet()
        .removeIf(
            entry ->
                entry.getValue().plusSeconds(60).isBefore(time.now())
                    && !held.contains(entry.getKey()));
  }

  private Berth berth(DroneId drone) {
    return berths.apply(Integer.parseInt(drone.value().substring(1)));
  }

  private DeskState state() {
    return station.state();
  }

  private void order(String person, Order order, String reason) {
    station.ask(person, order, reason);
  }
}
