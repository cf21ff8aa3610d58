package io.skybeat.simulator.day;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.PixelBox;
import io.skybeat.core.sighting.Spectrum;
import io.skybeat.core.time.Time;
import io.skybeat.station.desk.DeskState;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Phase;
import io.skybeat.station.event.Stage;
import io.skybeat.station.room.AlertView;
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

  private final Time time;
  private final DayStation station;
  private final SplittableRandom random;
  private final SortedMap<DroneId, Instant> held = new TreeMap<>();
  private boolean wantedOnDuty = true;
  private long orders;

  SimOperator(Time time, DayStation station, SplittableRandom random) {
    this.time = time;
    this.station = station;
    this.random = random;
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
      if (until == null && sortie.phase() == Phase.PATROLLING) {
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
      boolean told = state.ledger().sorties().dutyTold().contains(pilot);
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
