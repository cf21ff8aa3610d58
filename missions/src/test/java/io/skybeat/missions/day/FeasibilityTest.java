package io.skybeat.missions.day;

import static io.skybeat.missions.day.Days.charging;
import static io.skybeat.missions.day.Days.every;
import static io.skybeat.missions.day.Days.plan;
import static io.skybeat.missions.day.Days.swapping;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.flight.DroneId;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.schedule.Calendar;
import io.skybeat.missions.schedule.Duty;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What 72 sorties a day need: the arithmetic of the planning notes, found by the schedule. */
class FeasibilityTest {
  private static final Optional<Double> NONE = Optional.empty();

  /** Fast charge: 0.4 minutes a percent of a 50-minute airframe, 5 minutes of overhead. */
  private static Fleet fleet(String kind, int drones) {
    return switch (kind) {
      case "swap" -> swapping(drones, 9, 9, 20);
      case "fast" -> charging(drones, 5, NONE, Optional.of(0.4));
      case "full40" -> charging(drones, 5, Optional.of(40.0), NONE);
      default -> charging(drones, 5, Optional.of(60.0), NONE);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "swap,12,18.0,1",
    "swap,18,24.0,2",
    "fast,10,23.0,2",
    "fast,18,37.4,2",
    "full40,18,63.0,4",
    "full60,18,83.0,5"
  })
  void aStartEveryTwentyMinutesNeedsSoManyAirframes(
      String kind, double flight, String cycle, int needed) {
    DayPlan enough = plan(every(20, needed), fleet(kind, needed), flight);
    assertEquals(List.of(), enough.violations());
    assertEquals(72, enough.sorties().size());
    assertEquals(needed, enough.needs().get(0).needed());
    assertTrue(
        enough.needs().get(0).arithmetic().contains(cycle + " min = "),
        enough.needs().get(0).arithmetic());
    if (needed > 1) {
      DayPlan fewer = plan(every(20, needed - 1), fleet(kind, needed - 1), flight);
      assertTrue(fewer.sorties().size() < 72);
      Violation violation = fewer.violations().get(0);
      assertEquals("fleet", violation.rule());
      assertTrue(
          violation.limit().contains(needed + " needed at")
              && violation.limit().contains((needed - 1) + " there, 1 more"),
          violation.toString());
      assertTrue(
          violation.figure().contains("its cycle is " + cycle + " min"), violation.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"18,38", "10,62"})
  void oneDroneThatChargesInPlaceTopsOut(double flight, int aDay) {
    Fleet one = fleet("fast", 1);
    DayPlan plan = plan(every(20, 1), one, flight);
    assertTrue(
        plan.needs().get(0).arithmetic().contains("at most " + aDay + " a day"),
        plan.needs().get(0).arithmetic());
    // The schedule itself agrees: so many starts in 24 hours go, one more does not.
    Duration cycle = Days.minutes(flight + 5 + 0.8 * flight);
    assertTrue(cycle.multipliedBy(aDay).compareTo(Duration.ofDays(1)) <= 0);
    assertEquals(List.of(), fixed(one, flight, cycle, aDay).violations());
    DayPlan over = fixed(one, flight, Duration.ofDays(1).dividedBy(aDay + 1), aDay + 1);
    assertTrue(over.violations().get(0).figure().contains("airframe d1"), over.toString());
  }

  private static DayPlan fixed(Fleet fleet, double flight, Duration every, int count) {
    Instant from = Days.DATE.atStartOfDay(Days.ZONE).toInstant();
    List<Instant> at = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      at.add(from.plus(every.multipliedBy(i)));
    }
    Slot slot =
        new Slot(
            "s",
            Days.ROUTE,
            new DroneId("d1"),
            "p",
            Optional.empty(),
            LocalTime.MIDNIGHT,
            Optional.empty(),
            List.of(),
            at);
    return plan(
        new Timetable(Days.ZONE, List.of(new Pilot("p", "P", 1)), List.of(slot)), fleet, flight);
  }

  @Test
  void seventyTwoFromOneDockNeedFlightsUnderEightAndAThirdMinutes() {
    assertEquals(List.of(), plan(every(20, 1), fleet("fast", 1), 8.3).violations());
    assertFalse(plan(every(20, 1), fleet("fast", 1), 8.4).violations().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"40,4,2,64.0", "60,5,3,84.0"})
  void theStoreOfASwapDockIsTheBound(double charge, int packs, int chargers, String out) {
    DayPlan enough = plan(every(20, 2), swapping(2, packs, chargers, charge), 18);
    assertEquals(List.of(), enough.violations());
    assertEquals(72, enough.sorties().size());
    Need store =
        enough.needs().stream()
            .filter(need -> need.resource().equals("packs of dock"))
            .findFirst()
            .orElseThrow();
    assertEquals(packs, store.needed());
    assertTrue(store.arithmetic().contains("each is for " + out + " min"), store.arithmetic());

    DayPlan fewer = plan(every(20, 2), swapping(2, packs - 1, chargers, charge), 18);
    String refusal = fewer.violations().get(0).toString();
    assertTrue(refusal.contains("packs of dock none is charged"), refusal);
    assertTrue(refusal.contains(packs + " needed"), refusal);
    assertTrue(refusal.contains("1 more"), refusal);

    DayPlan slower = plan(every(20, 2), swapping(2, packs + 3, chargers - 1, charge), 18);
    String chargerRefusal = slower.violations().toString();
    assertTrue(
        chargerRefusal.contains("chargers of dock: " + chargers + " needed"), chargerRefusal);
    assertTrue(chargerRefusal.contains("of charging a day"), chargerRefusal);
  }

  @Test
  void whatIsChargedInADayMustFitIntoADay() {
    // 72 x 41 minutes are 49.2 hours; two chargers have 48. A large store hides it for a while.
    List<Violation> violations = plan(every(20, 2), swapping(2, 40, 2, 41), 18).violations();
    assertEquals(1, violations.size(), violations.toString());
    assertEquals(
        "dock dock: fleet: 49.2 h of charging a day (limit 48.0 h with 2 chargers)",
        violations.get(0).toString());
  }

  @Test
  void pilotsHaveALimitAndHours() {
    Pilot one = new Pilot("p", "P", 1);
    String many =
        plan(every(10, 4, one, List.of()), fleet("fast", 4), 15).violations().get(0).toString();
    assertTrue(many.contains("pilot p has 1 drones in the air already, the limit is 1"), many);
    assertTrue(many.contains("pilot p: 2 needed"), many);
    Pilot days =
        new Pilot(
            "p",
            "P",
            3,
            List.of(
                new Duty(
                    new Calendar.Hours(LocalTime.of(8, 0), Optional.of(LocalTime.of(20, 0))),
                    List.of())));
    DayPlan plan = plan(every(20, 2, days, List.of()), fleet("fast", 2), 18);
    assertEquals(36, plan.sorties().size(), "the last at 19:40 lands at 19:58");
    String night = plan.violations().get(0).toString();
    assertTrue(night.contains("is not on duty from 00:00:00 to the landing at 00:18:00"), night);
    assertTrue(night.contains("36 sorties lost"), night);
  }

  @Test
  void whatIsDueGroundsItsDrone() {
    Fleet fleet = charging(1, 5, NONE, Optional.of(0.4));
    Wear due = new Wear(97.1, OptionalDouble.of(100), 0, OptionalInt.empty(), Optional.empty());
    Fleet worn =
        new Fleet(
            fleet.docks(),
            List.of(new Airframe(new DroneId("d1"), "dock-d1", Days.minutes(50), due)),
            List.of(),
            List.of(),
            Fleet.Weather.NONE);
    DayPlan plan = plan(every(40, 1), worn, 18);
    assertEquals(9, plan.sorties().size(), "2.9 hours are nine flights of 18 minutes");
    assertTrue(
        plan.violations()
            .get(0)
            .figure()
            .contains(
                "airframe d1 is grounded: 99.8 h of 100.0 h before maintenance, the flight takes"
                    + " 0.3 h; 27 sorties lost"),
        plan.violations().toString());

    Part propeller =
        new Part(
            "prop-1",
            new DroneId("d1"),
            "propeller",
            new Wear(0, OptionalDouble.empty(), 199, OptionalInt.of(200), Optional.empty()));
    Fleet withPart =
        new Fleet(
            fleet.docks(), fleet.airframes(), List.of(), List.of(propeller), Fleet.Weather.NONE);
    DayPlan second = plan(every(40, 1), withPart, 18);
    assertEquals(1, second.sorties().size());
    assertTrue(
        second
            .violations()
            .get(0)
            .figure()
            .contains("propeller prop-1 of d1 grounds it: 200 of 200"),
        second.violations().toString());
  }

  @Test
  void aDockHoldsOnlySoMany() {
    Dock dock =
        new Dock(
            "a",
            1,
            Duration.ZERO,
            Optional.empty(),
            0,
            Optional.of(Duration.ZERO),
            Optional.empty());
    List<Airframe> two =
        Days.drones(2).stream()
            .map(id -> new Airframe(id, "a", Days.minutes(9), Wear.NONE))
            .toList();
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new Fleet(List.of(dock), two, List.of(), List.of(), Fleet.Weather.NONE))
            .getMessage();
    assertEquals("dock a has 1 places for 2 airframes: 1 more are needed", message);
  }

  @Test
  void theScheduleNeverUsesAnythingTwiceAtOnce() {
    int flown = 0;
    int refused = 0;
    for (long seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int drones = 1 + random.nextInt(4);
      int chargers = 1 + random.nextInt(3);
      double charge = 10 + random.nextInt(60);
      Pilot pilot = new Pilot("p", "P", 1 + random.nextInt(3));
      Timetable timetable =
          every(List.of(10, 12, 15, 20, 30).get(random.nextInt(5)), drones, pilot, List.of());
      Fleet fleet = swapping(drones, 1 + random.nextInt(7), chargers, charge);
      double flight = 5 + random.nextInt(30);
      DayPlan plan = plan(timetable, fleet, flight);
      assertEquals(plan, plan(timetable, fleet, flight), "the same every time");
      flown += plan.sorties().size();
      refused += plan.planned() - plan.sorties().size();
      assertEquals(
          plan.sorties().size() < plan.planned(),
          plan.violations().stream().anyMatch(v -> v.where().startsWith("sortie ")),
          "seed " + seed);
      holds(plan, chargers, Days.minutes(charge), pilot, "seed " + seed);
    }
    assertTrue(flown > 1000 && refused > 500, flown + " flown, " + refused + " refused");
  }

  private static void holds(DayPlan plan, int chargers, Duration charge, Pilot pilot, String seed) {
    Map<String, Instant> free = new TreeMap<>();
    List<Instant[]> charging = new ArrayList<>();
    for (Assigned one : plan.sorties()) {
      Instant begins = one.sortie().startsAt().minus(Days.minutes(2));
      for (String thing : List.of(one.sortie().drone().value(), one.pack().orElseThrow())) {
        assertFalse(free.getOrDefault(thing, Instant.MIN).isAfter(begins), seed + ": " + thing);
      }
      free.put(one.sortie().drone().value(), one.landsAt().plus(Days.minutes(4)));
      Instant full = one.packReadyAt().orElseThrow();
      free.put(one.pack().orElseThrow(), full);
      charging.add(new Instant[] {full.minus(charge), full});
      assertFalse(full.minus(charge).isBefore(one.landsAt().plus(Days.minutes(4))), seed);
      long flying =
          plan.sorties().stream()
              .filter(other -> !other.sortie().startsAt().isAfter(one.sortie().startsAt()))
              .filter(other -> other.landsAt().isAfter(one.sortie().startsAt()))
              .count();
      assertTrue(flying <= pilot.maxDrones(), seed);
      assertFalse(one.latestStart().isBefore(one.sortie().startsAt()), seed);
    }
    for (Instant[] span : charging) {
      long atOnce =
          charging.stream()
              .filter(other -> !other[0].isAfter(span[0]) && other[1].isAfter(span[0]))
              .count();
      assertTrue(atOnce <= chargers, seed + ": " + atOnce + " charges at once");
    }
  }

  @Test
  void dronesTakeTurnsAlsoOverMidnight() {
    Timetable timetable = every(30, 5);
    Instant from = Days.DATE.atStartOfDay(ZoneOffset.UTC).toInstant();
    List<String> turns =
        timetable.between(from, from.plus(Duration.ofDays(3))).stream()
            .map(sortie -> sortie.drone().value())
            .toList();
    for (int i = 5; i < turns.size(); i++) {
      assertEquals(turns.get(i - 5), turns.get(i));
    }
    assertEquals(5, turns.stream().distinct().count());
  }

  @Test
  void howLateEachMayStartIsStated() {
    DayPlan plan = plan(every(20, 1), swapping(1, 9, 9, 20), 12);
    // 18 minutes of a 20-minute turn: two minutes of slack, the policy would allow ten.
    assertEquals(
        Duration.ofMinutes(2),
        Duration.between(
            plan.sorties().get(5).sortie().startsAt(), plan.sorties().get(5).latestStart()));
  }
}
