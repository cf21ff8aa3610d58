package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.station.event.Fact;
import io.skybeat.station.event.GoLine;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.room.GoView;
import io.skybeat.station.room.RoomView;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** One go/no-go report a sortie, with every input. */
class GoReportTest {
  private static List<Fact.GoDecided> reports(VirtualDay day) {
    return day.facts().stream()
        .filter(Fact.GoDecided.class::isInstance)
        .map(Fact.GoDecided.class::cast)
        .toList();
  }

  @Test
  void aLaunchHasOneReportWithEveryInputRightBeforeIt() {
    VirtualDay day = VirtualDay.withSlotAt(8);
    day.until(Phase.DONE, 200);
    Fact.GoDecided report = reports(day).get(0);
    assertEquals(1, reports(day).size());
    assertTrue(report.go());
    List<Fact> facts = day.facts();
    assertTrue(facts.get(facts.indexOf(report) + 1) instanceof Fact.LaunchCommitted);
    TreeSet<String> inputs = new TreeSet<>();
    for (GoLine line : report.lines()) {
      assertTrue(inputs.add(line.input()), line + " is there twice");
      assertFalse(line.value().isBlank() || line.limit().isBlank(), line.toString());
      assertTrue(line.go(), line.toString());
    }
    assertTrue(
        inputs.containsAll(List.of("journal", "route", "pilot", "link", "battery", "plan-aboard")),
        inputs.toString());
    GoLine link = report.lines().stream().filter(l -> l.input().equals("link")).findFirst().get();
    assertTrue(link.ageS().orElseThrow() < 4.5, link.toString());
  }

  @Test
  void aSkippedSortieHasOneThatNamesWhatStoodAgainstIt() {
    VirtualDay day = new VirtualDay(true, List.of(VirtualDay.START.plusSeconds(8)), List.of());
    day.until(Phase.DONE, 200);
    assertEquals(Outcome.Kind.SKIPPED, day.outcome().kind());
    Fact.GoDecided report = reports(day).get(0);
    assertEquals(1, reports(day).size());
    assertFalse(report.go());
    List<GoLine> against = report.lines().stream().filter(line -> !line.go()).toList();
    assertEquals(List.of("pilot"), against.stream().map(GoLine::input).toList());
    assertEquals(day.outcome().reason(), against.get(0).against().get(0));
  }

  @Test
  void theRoomSeesItWhileTheLaunchIsPrepared() {
    VirtualDay day = new VirtualDay(true, List.of(VirtualDay.START.plusSeconds(60)), List.of());
    day.until(Phase.CHECKING, 20);
    day.run(5);
    RoomProjection projection =
        new RoomProjection(VirtualDay.terms(true, List.of(), List.of("pilot-1")));
    RoomView blank = projection.blank(day.now());
    GoView now = projection.view(day.state(), day.now(), blank, 0, 0, List.of()).goReports().get(0);
    assertFalse(now.decided());
    assertTrue(now.go(), "with the pilot on duty: " + now);
  }
}
