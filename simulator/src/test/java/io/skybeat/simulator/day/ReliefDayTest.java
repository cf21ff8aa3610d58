package io.skybeat.simulator.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Relief on station: who is on watch stays until the next one is there. */
class ReliefDayTest {
  private static final Instant START = DayFleet.midnight();
  private static final String NO_GAP = "car-park, in the hours that allow none";

  private static Day day(Fault... faults) {
    return new Day(
        new DayOptions(
            5,
            10,
            FaultProfile.NONE,
            DayTest.options(5, 10, FaultProfile.NONE).missions(),
            DayOptions.ROUTE,
            true),
        List.of(faults),
        List.of());
  }

  private static DayResult good(Day day) {
    DayResult result = day.run();
    assertTrue(result.good(), () -> result.failure() + "\n" + String.join("\n", result.story()));
    return result;
  }

  @Test
  void eachStaysUntilTheNextHasSeenThePlace() {
    Day day = day();
    DayResult result = good(day);
    assertEquals(2, day.witness().gaps().relieved(), result.excused().toString());
    assertTrue(result.outcomes().get("completed") >= 10, result.excused().toString());
    long gapS = result.longestGapS().get(NO_GAP);
    assertTrue(gapS <= 5, "the place was left for " + gapS + " s");
    assertTrue(
        day.witness().airspace().nearestM() > 8, "nearest " + day.witness().airspace().nearestM());
  }

  @Test
  void whomNobodyRelievesGoesHomeAtItsReserveAndTheGapIsSaid() {
    // From 02:10 on nobody starts any more.
    Day day =
        day(
            new Fault(
                FaultKind.NOBODY_ON_DUTY,
                START.plus(Duration.ofMinutes(130)),
                Duration.ofMinutes(120),
                0,
                1));
    DayResult result = good(day);
    StringBuilder journal = new StringBuilder();
    day.journal(line -> journal.append(line).append('\n'));
    assertEquals(0, day.witness().gaps().relieved());
    assertTrue(
        journal
            .toString()
            .lines()
            .anyMatch(line -> line.contains(" GapDecided ") && line.contains("car-park is left")),
        "the gap is said");
    assertTrue(
        journal
            .toString()
            .lines()
            .anyMatch(
                line ->
                    line.contains(" LookEnded ")
                        && line.contains("the way home and the reserve need")
                        && line.contains("\"then\":\"home\"")),
        journal.toString());
    assertTrue(result.longestGapS().get(NO_GAP) > 60);
  }
}
