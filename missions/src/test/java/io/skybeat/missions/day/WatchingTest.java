package io.skybeat.missions.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.Ring;
import io.skybeat.missions.check.CheckReport;
import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Look;
import io.skybeat.missions.check.Surroundings;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.file.DayPlanFile;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.AreaProfile;
import io.skybeat.missions.plan.Label;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.schedule.Calendar;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.missions.schedule.WatchedPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long places are left alone, who relieves whom, what is approved, and the exported plan. */
class WatchingTest {
  @TempDir Path folder;

  private static final Ring TOWN =
      new Ring(
          List.of(
              new LatLon(30.49, 114.29),
              new LatLon(30.49, 114.31),
              new LatLon(30.51, 114.31),
              new LatLon(30.51, 114.29)));

  private static final List<Area> AREAS =
      List.of(
          new Area(
              "market",
              new Label("夜市", "Market"),
              AreaProfile.CORRIDOR,
              AreaProfile.CORRIDOR.levels(),
              OptionalInt.empty(),
              TOWN));

  private static WatchedPlace place(Duration maxGap, List<Calendar.Hours> hours) {
    return new WatchedPlace(
        "market",
        Optional.of(maxGap),
        Duration.ofSeconds(30),
        io.skybeat.missions.schedule.Days.EVERY,
        hours,
        OptionalDouble.empty());
  }

  private static DayPlan plan(double every, double flight, Look look, WatchedPlace... places) {
    return new DayPlanner(
            Days.every(every, 4, new Pilot("p", "P", 9), List.of(places)),
            Map.of(),
            AREAS,
            new FlightCheck(Limits.DEFAULT, Surroundings.of(AREAS)),
            Optional.empty(),
            Optional.empty())
        .plan(Days.DATE, Days.reports(flight, look));
  }

  @Test
  void theLongestGapIsFromTheEndOfOneLookToTheBeginningOfTheNext() {
    DayPlan plan = plan(20, 10, new Look("market", 0.95, 60, 240, 180, "leg"));
    assertEquals(17, plan.gaps().get(0).length().toMinutes());
    assertEquals(72, plan.gaps().get(0).looks());
    DayPlan thin = plan(20, 10, new Look("market", 0.5, 60, 240, 180, "leg"));
    assertEquals(Duration.ofDays(1), thin.gaps().get(0).length(), "half of it is no look");
  }

  @Test
  void aGapOverTheLimitNamesPlaceTimesAndLimit() {
    Calendar.Hours evening = new Calendar.Hours(LocalTime.of(18, 0), Optional.empty());
    Look look = new Look("market", 0.95, 60, 240, 180, "leg");
    List<Violation> violations =
        plan(20, 10, look, place(Duration.ofMinutes(15), List.of(evening))).violations();
    assertEquals(
        "place market: unwatched: 17.0 min from 18:04:00 to 18:21:00 (limit 15.0 min)",
        violations.get(0).toString());
    assertEquals(
        List.of(),
        plan(20, 10, look, place(Duration.ofMinutes(17), List.of(evening))).violations());
  }

  @Test
  void whereNoGapIsAllowedTheNextDroneRelievesOnStation() {
    Look look = new Look("market", 0.95, 120, 1080, 960, "leg");
    // A look of 16 minutes: a start every 15 leaves a minute for both, every 16 leaves none.
    assertEquals(List.of(), plan(15, 20, look, place(Duration.ZERO, List.of())).violations());
    String tight = plan(16, 20, look, place(Duration.ZERO, List.of())).violations().toString();
    assertTrue(tight.contains("relief: both see it for 0 s"), tight);
    assertTrue(tight.contains("a look lasts 960 s, so a start every 930 s"), tight);
    String loose = plan(20, 20, look, place(Duration.ZERO, List.of())).violations().toString();
    assertTrue(loose.contains("the next drone comes 240 s after the last left"), loose);
    assertTrue(loose.contains("place market: unwatched: 4.0 min"), loose);
  }

  @Test
  void whoIsOnWatchStaysUntilTheReliefHasSeenThePlaceAsLongAsItCan() {
    Look look = new Look("market", 0.95, 120, 720, 600, "leg");
    // 15 minutes of flight, 20 allowed: it can stay 5 minutes longer.
    DayPlan fits = plan(12, 15, look, place(Duration.ZERO, List.of()));
    assertEquals(List.of(), fits.violations());
    assertEquals(Duration.ZERO, fits.gaps().get(0).length());
    Assigned first = fits.sorties().get(0);
    // 720 s after its start the look is over; the next is there after 840 s, and 30 s are for both.
    assertEquals(
        Duration.ofSeconds(15 * 60 + 150),
        Duration.between(first.sortie().startsAt(), first.landsAt()));
    assertTrue(fits.notes().stream().anyMatch(note -> note.startsWith("relief on station")));
    String late = plan(20, 15, look, place(Duration.ZERO, List.of())).violations().toString();
    assertTrue(late.contains("the next drone comes 300 s after the last left"), late);
    // The airframe is away for longer: what a turn-around needs is counted with it.
    DayPlan busy =
        new DayPlanner(
                Days.every(11, 2, new Pilot("p", "P", 9), List.of(place(Duration.ZERO, List.of()))),
                Map.of(),
                AREAS,
                new FlightCheck(Limits.DEFAULT, Surroundings.of(AREAS)),
                Optional.of(Days.swapping(2, 9, 9, 5)),
                Optional.empty())
            .plan(Days.DATE, Days.reports(15, look));
    assertTrue(
        busy.refused().stream().anyMatch(one -> one.figure().contains("16.5 flight")),
        busy.refused().toString());
  }

  @Test
  void theGapAgreesWithAScanSecondBySecond() {
    for (long seed = 0; seed < 30; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double every = 7 + random.nextInt(60);
      int fromS = random.nextInt(300);
      int toS = fromS + 1 + random.nextInt(1500);
      DayPlan plan = plan(every, 40, new Look("market", 1, fromS, toS, toS - fromS, "leg"));
      Timetable timetable = Days.every(every, 4);
      Instant from = Days.DATE.atStartOfDay(Days.ZONE).toInstant();
      boolean[] seen = new boolean[86_400];
      timetable
          .between(from.minus(Duration.ofDays(1)), from.plus(Duration.ofDays(1)))
          .forEach(
              sortie -> {
                long start = Duration.between(from, sortie.startsAt()).toSeconds();
                for (long s = Math.max(0, start + fromS); s < Math.min(86_400, start + toS); s++) {
                  seen[(int) s] = true;
                }
              });
      int longest = 0;
      int run = 0;
      for (boolean one : seen) {
        run = one ? 0 : run + 1;
        longest = Math.max(longest, run);
      }
      assertEquals(longest, plan.gaps().get(0).length().toSeconds(), "seed " + seed);
    }
  }

  private static Approval approval(String number, Ring volume, double ceilingM, String until) {
    return new Approval(
        number,
        List.of(),
        Optional.of(volume),
        OptionalDouble.of(ceilingM),
        Instant.parse("2026-11-22T16:00:00Z"),
        Instant.parse(until));
  }

  @Test
  void everySortieIsTracedToAnApproval() throws IOException {
    MissionsFolder missions =
        MissionsFolder.read(Path.of(System.getProperty("skybeat.root"), "missions"));
    FlightCheck check = new FlightCheck(Limits.DEFAULT, Surroundings.of(missions.areas()));
    Plan route = missions.routes().get("first-patrol");
    Map<String, CheckReport> reports = Map.of("first-patrol", check.report(route, List.of()));
    Ring small =
        new Ring(
            List.of(
                new LatLon(30.499, 114.2985),
                new LatLon(30.499, 114.3008),
                new LatLon(30.502, 114.3008),
                new LatLon(30.502, 114.2985)));
    List<Approval> approvals =
        List.of(
            approval("A-low", TOWN, 25, "2026-11-23T16:00:00Z"),
            approval("A-small", small, 60, "2026-11-23T16:00:00Z"),
            approval("A-1", TOWN, 60, "2026-11-23T04:00:00Z"));
    DayPlan plan =
        new DayPlanner(
                missions.timetable(),
                missions.routes(),
                missions.areas(),
                check,
                Optional.empty(),
                Optional.of(approvals))
            .plan(Days.DATE, reports);

    assertEquals(
        36,
        plan.sorties().stream().filter(one -> one.approval().equals(Optional.of("A-1"))).count());
    List<String> violations =
        plan.violations().stream()
            .map(Violation::toString)
            .filter(v -> v.contains("approval"))
            .toList();
    assertEquals(1, violations.size(), violations.toString());
    assertTrue(
        violations.get(0).contains("A-low does not hold it")
            && violations.get(0).contains("ceiling: 30.0 m"),
        violations.toString());
    assertTrue(violations.get(0).contains("A-small does not hold it"), violations.toString());
    assertTrue(violations.get(0).contains("36 sorties alike"), violations.toString());

    Path csv = folder.resolve("day.csv");
    DayPlanFile.write(plan, csv);
    List<String> lines = Files.readAllLines(csv);
    assertEquals(73, lines.size());
    assertTrue(
        lines
            .get(1)
            .startsWith(
                "first-patrol-d1-20261122T160000Z,first-patrol,first-patrol,d1,pilot-1,,,,A-1,"),
        lines.get(1));
    assertTrue(lines.get(1).contains(",2026-11-23 00:00:00,"), lines.get(1));
    Path json = folder.resolve("day.json");
    DayPlanFile.write(plan, json);
    assertTrue(Files.readString(json).contains("\"approval\":\"A-1\""));
  }
}
