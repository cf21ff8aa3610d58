package io.skybeat.simulator.day;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.time.Time;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.simulator.around.DockFault;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.net.LinkFaults;
import io.skybeat.simulator.vehicle.flight.WindConditions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Makes each fault begin and end when its time comes. */
final class FaultDesk {
  private static final Duration FOREIGN_EVERY = Duration.ofMillis(700);
  private static final int FOREIGN_SYSTEM = 77;

  private final Time time;
  private final Chronicle chronicle;
  private final IntFunction<Berth> berths;
  private final DayStation station;
  private final DayJournal journal;
  private final SimAnalytics analytics;
  private final SimOperator operator;
  private final StationClock clock;
  private final DayAround around;
  private final AroundBook book;
  private final Map<FaultKind, Integer> stationDepth = new EnumMap<>(FaultKind.class);

  FaultDesk(
      Time time,
      Chronicle chronicle,
      IntFunction<Berth> berths,
      DayStation station,
      DayJournal journal,
      SimAnalytics analytics,
      SimOperator operator,
      StationClock clock,
      DayAround around,
      AroundBook book) {
    this.time = time;
    this.chronicle = chronicle;
    this.berths = berths;
    this.station = station;
    this.journal = journal;
    this.analytics = analytics;
    this.operator = operator;
    this.clock = clock;
    this.around = around;
    this.book = book;
  }

  void plan(List<Fault> faults) {
    for (Fault fault : faults) {
      time.wakeAt(
          fault.from(),
          () -> {
            chronicle.at(time.now());
            chronicle.note("fault begins: " + fault);
            begin(fault);
            time.wakeAt(time.now().plus(fault.lasting()), () -> end(fault));
          });
    }
  }

  /** Whether a fault strikes the world around alone. */
  private static boolean around(FaultKind kind) {
    return dock(kind).isPresent()
        || kind == FaultKind.INTRUDER
        || kind == FaultKind.STRONG_WIND
        || kind == FaultKind.WEATHER_SILENT;
  }

  private static Optional<DockFault> dock(FaultKind kind) {
    return switch (kind) {
      case DOCK_COVER_STUCK -> Optional.of(DockFault.COVER_STUCK);
      case DOCK_E_STOP -> Optional.of(DockFault.E_STOP);
      case DOCK_SILENT -> Optional.of(DockFault.SILENT);
      case DOCK_NO_REPLY -> Optional.of(DockFault.NO_REPLY);
      case CHARGER_FAULT -> Optional.of(DockFault.CHARGER_FAULT);
      default -> Optional.empty();
    };
  }

  private void begin(Fault fault) {
    if (!around(fault.kind())) {
      book.disturbs(fault.drone(), true);
    }
    if (fault.drone() > 0) {
      strike(fault, berths.apply(fault.drone()));
      return;
    }
    if (stationDepth.merge(fault.kind(), 1, Integer::sum) > 1) {
      return;
    }
    switch (fault.kind()) {
      case STATION_CRASH -> {
        station.crash();
        analytics.stationDied();
      }
      case CLOCK_JUMP -> clock.set(Duration.ofMillis((long) (fault.strength() * 1000)));
      case JOURNAL_REFUSES -> journal.fail("disk full");
      case ANALYTICS_GONE -> analytics.gone(true);
      case BROKER_GONE -> {
        book.hides(true);
        around.brokerGone(true);
      }
      case WEATHER_SILENT -> {
        book.hides(true);
        around.weatherSilent(true);
      }
      default -> operator.duty(false);
    }
  }

  private void end(Fault fault) {
    chronicle.at(time.now());
    chronicle.note("fault ends: " + fault);
    if (!around(fault.kind())) {
      book.disturbs(fault.drone(), false);
    }
    if (fault.drone() > 0) {
      relieve(fault, berths.apply(fault.drone()));
      return;
    }
    if (stationDepth.merge(fault.kind(), -1, Integer::sum) > 0) {
      return;
    }
    switch (fault.kind()) {
      case STATION_CRASH -> {
        station.begin();
        analytics.stationLives();
        around.stationLives();
      }
      case CLOCK_JUMP -> clock.set(Duration.ZERO);
      case JOURNAL_REFUSES -> journal.fail("");
      case ANALYTICS_GONE -> analytics.gone(false);
      case BROKER_GONE -> {
        around.brokerGone(false);
        book.hides(false);
      }
      case WEATHER_SILENT -> {
        around.weatherSilent(false);
        book.hides(false);
      }
      default -> operator.duty(true);
    }
  }

  private void strike(Fault fault, Berth berth) {
    berth.mischief().begin(fault);
    double strength = fault.strength();
    switch (fault.kind()) {
      case LOSSY_LINK -> berth.line().faults(lossy(strength));
      case LINK_CUT -> berth.line().cut(true);
      case GARBLED_LINK -> berth.line().garble(strength);
      case ACK_LATE -> berth.ackLate(strength);
      case FOREIGN_TRAFFIC -> chatter(berth);
      case BATTERY_SAG -> berth.sag(strength);
      case STRONG_WIND -> {
        berth.weather(new WindConditions(strength, 250, strength / 4));
        around.wind(fault.drone(), Optional.of(strength));
      }
      case INTRUDER -> around.intruder(fault.drone(), strength);
      case DOCK_COVER_STUCK, DOCK_E_STOP, DOCK_SILENT, DOCK_NO_REPLY, CHARGER_FAULT ->
          around.dockFault(fault.drone(), dock(fault.kind()).orElseThrow(), true);
      case GPS_LOSS -> berth.satellites(false);
      case REBOOT -> berth.reboot(false);
      case MEMORY_LOSS -> berth.reboot(true);
      default -> {
        // The messages alone are struck: Mischief has it.
      }
    }
  }

  private void relieve(Fault fault, Berth berth) {
    berth.mischief().end(fault);
    if (berth.mischief().on(fault.kind())) {
      return;
    }
    switch (fault.kind()) {
      case LOSSY_LINK -> berth.line().usual();
      case LINK_CUT -> berth.line().cut(false);
      case GARBLED_LINK -> berth.line().garble(0);
      case STRONG_WIND -> {
        berth.weather(WindConditions.BREEZE);
        around.wind(fault.drone(), Optional.empty());
      }
      case DOCK_COVER_STUCK, DOCK_E_STOP, DOCK_SILENT, DOCK_NO_REPLY, CHARGER_FAULT ->
          around.dockFault(fault.drone(), dock(fault.kind()).orElseThrow(), false);
      case GPS_LOSS -> berth.satellites(true);
      default -> {
        // Nothing outlasts it.
      }
    }
  }

  private static LinkFaults lossy(double loss) {
    return new LinkFaults(loss, loss / 3, loss / 3, Duration.ofMillis(100), Duration.ofMillis(300));
  }

  /** Somebody else's vehicle and station on the same link. */
  private void chatter(Berth berth) {
    if (!berth.mischief().on(FaultKind.FOREIGN_TRAFFIC)) {
      return;
    }
    SimNetwork.Line line = berth.line();
    line.sayAs(
        FOREIGN_SYSTEM,
        1,
        Heartbeat.builder()
            .type(MavType.MAV_TYPE_QUADROTOR)
            .autopilot(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA)
            .baseMode(EnumValue.create(128))
            .customMode(6)
            .systemStatus(MavState.MAV_STATE_ACTIVE)
            .mavlinkVersion(3)
            .build());
    line.sayAs(
        FOREIGN_SYSTEM,
        1,
        MissionAck.builder()
            .targetSystem(DayFleet.STATION_SYSTEM)
            .type(EnumValue.create(1))
            .missionType(EnumValue.create(0))
            .build());
    // The right system, but an answer to another station.
    line.sayAs(
        berth.number(),
        1,
        CommandAck.builder()
            .command(EnumValue.create(400))
            .result(EnumValue.create(4))
            .targetSystem(250)
            .targetComponent(190)
            .build());
    time.wakeAt(time.now().plus(FOREIGN_EVERY), () -> chatter(berth));
  }
}
