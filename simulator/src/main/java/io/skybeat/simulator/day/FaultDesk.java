package io.skybeat.simulator.day;

import io.skybeat.core.time.Time;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Makes each fault begin and end when its time comes. */
final class FaultDesk {
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
    return kind.dock().isPresent()
        || kind == FaultKind.INTRUDER
        || kind == FaultKind.STRONG_WIND
        || kind == FaultKind.WEATHER_SILENT;
  }

  private void begin(Fault fault) {
    if (!around(fault.kind())) {
      book.disturbs(fault.drone(), true);
    }
    if (fault.drone() > 0) {
      berths.apply(fault.drone()).faults().begin(fault);
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
      berths.apply(fault.drone()).faults().end(fault);
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
}
