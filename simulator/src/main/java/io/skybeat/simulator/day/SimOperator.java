package io.skybeat.simulator.day;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.time.Time;
import io.skybeat.missions.day.Airframe;
import io.skybeat.missions.day.Fleet;
import io.skybeat.missions.day.Part;
import io.skybeat.missions.day.Wear;
import io.skybeat.station.desk.DeskState;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Phase;
import io.skybeat.station.event.Stage;
import io.skybeat.station.room.AlertView;
import io.skybeat.station.sortie.Planning;
import io.skybeat.station.sortie.Sortie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The officers of the command room: acknowledge alerts after a while and close them later, now and
 * then hold a drone and let it go on, bring one home, mark something on the picture.
 */
final class SimOperator {
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);
  private static final List<String> OFFICERS = List.of("li.wei", "wang.fang", "chen.jie");
  private static final double HOLDS = 0.006;
  private static final double BRINGS_HOME = 0.002;
  private static final double MARKS = 0.002;
  private static final double FINDS_FAULT = 0.00006;
  private static final double SERVICES = 0.003;
  private static final double REVOKES = 0.00004;

  /** A patrol, hours. */
  private static final double FLIGHT_H = 0.06;

  private final Time time;
  private final Planning planning;
  private final DayStation station;
  private final SplittableRandom random;
  private final boolean quiet;
  private final SortedMap<DroneId, Instant> held = new TreeMap<>();
  private boolean wantedOnDuty = true;
  private long orders;

  /**
   * @param quiet true: does what must be done, and nothing that the seed would have it do
   */
  SimOperator(
      Time time, Planning planning, DayStation station, SplittableRandom random, boolean quiet) {
    this.time = time;
    this.planning = planning;
    this.station = station;
    this.random = random;
    this.quiet = quiet;
  }

  void begin() {
    time.wakeAt(time.now().plus(LOOKS_EVERY), this::look);
  }

  /** How many orders were given. */
  long orders() {
    return orders;
  }

  private void look() {
    if (station.up()) {
      pilots(station.state());
      alerts(station.state());
      drones(station.state());
      hangar(station.state());
      authority(station.state());
    }
    time.wakeAt(time.now().plus(LOOKS_EVERY), this::look);
  }

  private void alerts(DeskState state) {
    List<AlertView> views = new ArrayList<>();
    state.ledger().alerts().byId().values().forEach(alert -> views.add(alert.view()));
    for (AlertView alert : views) {
      if (alert.stage() == Stage.NEW && random.nextDouble() < 0.2) {
        order(new Order.Acknowledge(alert.alert()), "");
      } else if (alert.stage() == Stage.ACKNOWLEDGED && random.nextDouble() < 0.01) {
        if (random.nextDouble() < 0.3) {
          order(new Order.FalseAlarm(alert.alert()), "nothing there");
        } else {
          order(new Order.Close(alert.alert()), "handled by the patrol");
        }
      }
    }
  }

  private void drones(DeskState state) {
    for (Sortie sortie : state.ledger().sorties().open()) {
      DroneId drone = sortie.drone();
      if (!sortie.phase().airborne()) {
        continue;
      }
      Instant until = held.get(drone);
      if (until == null && sortie.phase() == Phase.PATROLLING && !quiet) {
        meddle(drone);
      } else if (until != null && !until.isAfter(time.now())) {
        held.remove(drone);
        if (sortie.view().held()) {
          order(new Order.Continue(drone), "looked at long enough");
        }
      }
    }
    // A hold that was not heard, or not continued, is ordered to go on again.
    for (Sortie sortie : state.ledger().sorties().open()) {
      boolean forgotten = sortie.view().held() && !held.containsKey(sortie.drone());
      if (forgotten && sortie.phase() == Phase.PATROLLING) {
        held.put(sortie.drone(), time.now().plusSeconds(20));
      }
    }
  }

  private void meddle(DroneId drone) {
    double dice = random.nextDouble();
    if (dice < HOLDS) {
      held.put(drone, time.now().plusSeconds(15 + random.nextInt(60)));
      order(new Order.Hold(drone), "a closer look");
    } else if (dice < HOLDS + BRINGS_HOME) {
      order(new Order.Return(drone), "rain is coming");
    } else if (dice < HOLDS + BRINGS_HOME + MARKS) {
      order(
          new Order.MarkPicture(
              new CameraId(drone, Spectrum.VISIBLE),
              time.now(),
              new PixelBox(600, 300, 40, 60),
              "a man on the roof"),
          "seen on the picture");
    }
  }

  /** Services what is due or faulty after a while; finds a fault about once a day. */
  private void hangar(DeskState state) {
    if (!quiet && random.nextDouble() < FINDS_FAULT) {
      order(new Order.ReportFault("airframe d" + (1 + random.nextInt(3))), "a crack in an arm");
    }
    Fleet fleet = planning.fleet().orElseThrow();
    for (Airframe one : fleet.airframes()) {
      service(state, "airframe " + one.id(), one.wear());
    }
    for (Part one : fleet.parts()) {
      service(state, one.kind() + " " + one.id(), one.wear());
    }
  }

  private void service(DeskState state, String item, Wear stated) {
    boolean due = state.upkeep().wear(item, stated).grounded(FLIGHT_H).isPresent();
    if (due && random.nextDouble() < SERVICES) {
      order(new Order.Serviced(item), "looked over and mended");
    }
  }

  /** Confirms what has to be; takes the first approval back on some days. */
  private void authority(DeskState state) {
    if (!state.permits().confirmed().containsKey(DayFleet.GENERAL)) {
      order(new Order.ConfirmApproval(DayFleet.GENERAL), "by telephone");
    }
    boolean holds = !state.permits().revoked().containsKey(DayFleet.REVOCABLE);
    if (!quiet && holds && random.nextDouble() < REVOKES) {
      order(new Order.RevokeApproval(DayFleet.REVOCABLE), "a state visit");
    }
  }

  private void order(Order order, String reason) {
    orders++;
    station.ask(OFFICERS.get(random.nextInt(OFFICERS.size())), order, reason);
  }

  /** All pilots shall come on duty or leave it; said again until the station has it. */
  void duty(boolean on) {
    wantedOnDuty = on;
    if (station.up()) {
      pilots(station.state());
    }
  }

  private void pilots(DeskState state) {
    for (String pilot : DayFleet.PILOTS) {
      boolean told = state.ledger().sorties().dutyTold().containsKey(pilot);
      boolean now = !told || state.ledger().sorties().onDuty().contains(pilot);
      if (now != wantedOnDuty) {
        orders++;
        station.ask(
            "chief",
            new Order.Duty(pilot, wantedOnDuty),
            wantedOnDuty ? "shift begins" : "called away");
      }
    }
  }
}
