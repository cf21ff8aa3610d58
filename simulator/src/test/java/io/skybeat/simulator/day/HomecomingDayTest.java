package io.skybeat.simulator.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.station.desk.DeskState;
import io.skybeat.station.event.GoLine;
import io.skybeat.station.event.Order;
import io.skybeat.station.sortie.GoCase;
import io.skybeat.station.sortie.GoNoGo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two that come home at once, or one while another climbs, do not meet over the docks. */
class HomecomingDayTest {
  private static final Instant START = DayFleet.midnight();

  private static Day day() {
    return new Day(
        new DayOptions(
            5,
            1,
            FaultProfile.NONE,
            DayTest.options(5, 1, FaultProfile.NONE).missions(),
            DayOptions.ROUTE,
            true),
        List.of(),
        List.of());
  }

  private static String played(Day day) {
    DayResult result = day.run();
    assertTrue(result.good(), () -> result.failure() + "\n" + String.join("\n", result.story()));
    assertEquals(2L, result.outcomes().get("completed"), result.excused().toString());
    StringBuilder journal = new StringBuilder();
    day.journal(line -> journal.append(line).append('\n'));
    return journal.toString();
  }

  @Test
  void twoFlyOneRouteBehindOneAnother() {
    Day day = day();
    second(day, -1, DayOptions.ROUTE + "-1");
    String journal = played(day);
    List<Instant> tookOff =
        journal
            .lines()
            .filter(line -> line.contains(" TookOff "))
            .map(line -> Instant.parse(line.replaceAll(".*\"at\":\"([^\"]+)\".*", "$1")))
            .toList();
    long behindS = Duration.between(tookOff.get(0), tookOff.get(1)).toSeconds();
    assertTrue(behindS >= 20 && behindS <= 120, "the second took off " + behindS + " s later");
    assertTrue(
        day.witness().airspace().nearestM() > 30, "nearest " + day.witness().airspace().nearestM());
  }

  /** The second airframe flies its own route, 6 m higher; its dock switches it on first. */
  private static void second(Day day, int secondsAfter) {
    second(day, secondsAfter, DayOptions.ROUTE + "-2");
  }

  private static void second(Day day, int secondsAfter, String route) {
    day.at(
        START.plusSeconds(secondsAfter),
        () ->
            day.station()
                .ask(
                    "li.wei",
                    new Order.FlyNow(route, DayFleet.drone(2), "pilot-2"),
                    "a second pair of eyes"));
  }

  /** At these moments the two would meet over the second dock, if nobody waited. */
  @ParameterizedTest
  @ValueSource(ints = {-21, -20, -19})
  void whoCrossesTheOthersDockWaitsUntilItIsThrough(int seconds) {
    Day day = day();
    second(day, seconds);
    String journal = played(day);
    assertTrue(
        journal.contains("\"order\":\"hold\",\"reason\":\"d2 comes home beside its way\""),
        journal);
    assertTrue(journal.contains("\"reason\":\"the way home is free\""), journal);
  }

  @Test
  void aLaunchWaitsForOneThatComesHomeOverItsDock() {
    Day day = day();
    second(day, 131);
    SortedSet<String> against = new TreeSet<>();
    Instant[] waited = {Instant.MIN};
    for (int s = 132; s < 200; s++) {
      day.at(
          START.plusSeconds(s),
          () ->
              ownAir(day)
                  .filter(line -> !line.go())
                  .ifPresent(
                      line -> {
                        against.addAll(line.against());
                        waited[0] = day.station().now();
                      }));
    }
    String journal = played(day);
    assertTrue(against.contains("d1 comes home beside its way"), against.toString());
    String tookOff =
        journal
            .lines()
            .filter(line -> line.contains(" TookOff ") && line.contains("now-d2"))
            .findFirst()
            .orElseThrow();
    Instant at = Instant.parse(tookOff.replaceAll(".*\"at\":\"([^\"]+)\".*", "$1"));
    assertTrue(at.isAfter(waited[0]), tookOff + " but it had to wait until " + waited[0]);
  }

  /** What the launch of the second would be told now about our other drones. */
  private static Optional<GoLine> ownAir(Day day) {
    DeskState state = day.station().state();
    return state
        .sorties()
        .of(DayFleet.drone(2))
        .filter(sortie -> !sortie.phase().committed())
        .flatMap(
            sortie ->
                GoNoGo.report(
                        new GoCase(
                            day.station().now(),
                            sortie,
                            state.vehicle(sortie.drone()),
                            day.terms().sorties(),
                            state))
                    .lines()
                    .stream()
                    .filter(line -> line.input().equals("own-air"))
                    .findFirst());
  }
}
