package io.skybeat.simulator.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.SortieId;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Docks, weather and other aircraft in a day: what the station does, and what would be noticed. */
class AroundDayTest {
  private static final Instant START = DayFleet.midnight();

  private static Day day(List<Fault> faults) {
    DayOptions options =
        new DayOptions(
            5,
            1,
            FaultProfile.NONE,
            DayTest.options(5, 1, FaultProfile.NONE).missions(),
            DayOptions.ROUTE,
            true);
    return new Day(options, faults, List.of());
  }

  private static Fault fault(FaultKind kind, int fromS, int lastingS, double strength) {
    return new Fault(
        kind,
        START.plusSeconds(fromS),
        Duration.ofSeconds(lastingS),
        kind.scope() == FaultKind.Scope.DRONE ? 1 : 0,
        strength);
  }

  private static DayResult good(Fault... faults) {
    DayResult result = day(List.of(faults)).run();
    assertTrue(result.good(), () -> result.failure() + "\n" + String.join("\n", result.story()));
    return result;
  }

  private static void excused(DayResult result, String words) {
    assertTrue(
        result.excused().keySet().stream().anyMatch(one -> one.contains(words)),
        result.excused() + " " + result.outcomes());
  }

  @Test
  void aCalmDayIsFlownFromOpenDocks() {
    DayResult result = good();
    assertEquals(1L, result.outcomes().get("completed"), result.excused().toString());
    assertEquals(1L, result.checks().get("armed-under-an-open-cover"));
    assertEquals(1L, result.checks().get("lands-on-an-open-dock"));
  }

  @Test
  void aDockThatDoesNotOpenForTheReturnIsDivertedFrom() {
    Day day = day(List.of(fault(FaultKind.DOCK_COVER_STUCK, 90, 400, 1)));
    DayResult result = day.run();
    assertTrue(result.good(), () -> result.failure() + "\n" + String.join("\n", result.story()));
    StringBuilder journal = new StringBuilder();
    day.journal(line -> journal.append(line).append('\n'));
    assertTrue(journal.toString().contains("; divert ordered by dock: "), journal.toString());
    assertTrue(day.berth(1).place().minus(DayFleet.pad(1)).horizontal() < 1, "carried home since");
    assertEquals(1L, result.outcomes().get("completed"), "its route was flown");
  }

  @Test
  void aDockThatDoesNotOpenForTheStartIsNotStartedFrom() {
    excused(good(fault(FaultKind.DOCK_COVER_STUCK, -100, 1500, 1)), "dock dock-# does not open");
  }

  @Test
  void windKeepsOnTheGroundAndCallsBack() {
    excused(good(fault(FaultKind.STRONG_WIND, -60, 1500, 14)), "wind # m/s by roof");
    excused(good(fault(FaultKind.STRONG_WIND, 90, 1500, 15)), "return ordered by weather: wind #");
  }

  @Test
  void anAircraftHoldsADroneInFlight() {
    Day day = day(List.of(fault(FaultKind.INTRUDER, 60, 1, 120)));
    DayResult flight = day.run();
    assertTrue(flight.good(), () -> flight.failure() + "\n" + String.join("\n", flight.story()));
    StringBuilder journal = new StringBuilder();
    day.journal(line -> journal.append(line).append('\n'));
    assertTrue(journal.toString().contains("aircraft TEST1 comes within"), journal.toString());
    assertTrue(journal.toString().contains("the sky is free again"), journal.toString());
    assertEquals(1L, flight.outcomes().get("completed"), flight.excused().toString());
  }

  private static String broken(Consumer<Day> plant) {
    Day day = day(List.of());
    plant.accept(day);
    DayResult result = day.run();
    assertTrue(!result.good(), () -> "nothing broke: " + result.outcomes() + result.excused());
    return result.failure().substring(0, result.failure().indexOf(':'));
  }

  @Test
  void anArmingUnderAShutCoverIsNoticed() {
    assertEquals(
        "armed-under-an-open-cover",
        broken(day -> day.at(START.minusSeconds(1), () -> day.around().pushShut(1))));
  }

  @Test
  void aLaunchInTheWindIsNoticed() {
    assertEquals(
        "no-launch-in-the-wind",
        broken(day -> day.at(START.minusSeconds(60), () -> day.around().unnoticedWind(15))));
  }

  @Test
  void aLandingOnAShutCoverIsNoticed() {
    assertEquals(
        "lands-on-an-open-dock",
        broken(
            day -> {
              for (int s = 60; s < 600; s++) {
                int second = s;
                day.at(
                    START.plusSeconds(second),
                    () -> {
                      boolean low = day.berth(1).armed() && day.berth(1).place().up() < 8;
                      if (low && second > 100) {
                        day.around().pushShut(1);
                      }
                    });
              }
            }));
  }

  @Test
  void aDiversionWithoutItsReasonIsNoticed() {
    AroundBook book = new AroundBook(new VirtualTime(START), new Checks());
    SortieId sortie = new SortieId("s-1");
    Actor rule = Actor.rule("dock");
    book.take(new Fact.OrderSeen(START, rule, "the vehicle shows it", sortie, "divert"), 1, true);
    Outcome silent = new Outcome(Outcome.Kind.COMPLETED, "flown");
    assertThrows(
        BrokenInvariant.class,
        () -> book.take(new Fact.SortieEnded(START, rule, "flown", sortie, silent), 1, true));
  }
}
