package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.missions.check.FlightCheck;
import io.skybeat.missions.check.Limits;
import io.skybeat.missions.check.Surroundings;
import io.skybeat.missions.day.Airframe;
import io.skybeat.missions.day.Approval;
import io.skybeat.missions.day.Dock;
import io.skybeat.missions.day.Fleet;
import io.skybeat.missions.day.PoolPack;
import io.skybeat.missions.day.Wear;
import io.skybeat.missions.file.MissionsFolder;
import io.skybeat.missions.schedule.Calendar;
import io.skybeat.missions.schedule.Duty;
import io.skybeat.missions.schedule.MissedSlots;
import io.skybeat.missions.schedule.Pilot;
import io.skybeat.missions.schedule.Slot;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.room.Operations;
import io.skybeat.station.room.SortieView;
import io.skybeat.station.sortie.Planning;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Roster, missed slots, approvals, packs and maintenance, at run time. */
class TimetableAtWorkTest {
  private static final MissionsFolder MISSIONS =
      MissionsFolder.read(Path.of(System.getProperty("skybeat.root"), "missions"));
  private static final Pilot ANY = new Pilot("pilot-1", "Duty pilot", 3);

  private static VirtualDay day(
      List<Pilot> pilots,
      List<Integer> startSeconds,
      MissedSlots missed,
      Optional<Fleet> fleet,
      Optional<List<Approval>> approvals) {
    List<Instant> starts = new ArrayList<>();
    startSeconds.forEach(second -> starts.add(VirtualDay.START.plusSeconds(second)));
    Slot slot =
        new Slot(
            "s",
            "first-patrol",
            VirtualDay.DRONE,
            "pilot-1",
            Optional.empty(),
            LocalTime.MIDNIGHT,
            Optional.empty(),
            List.of(),
            starts);
    Timetable timetable =
        new Timetable(ZoneOffset.UTC, pilots, List.of(slot), Calendar.PLAIN, List.of(), missed);
    Planning planning =
        Planning.of(
            new FlightCheck(Limits.DEFAULT, Surroundings.of(MISSIONS.areas())),
            MISSIONS.routes(),
            fleet,
            approvals);
    return new VirtualDay(
        VirtualDay.terms(
            MISSIONS, VirtualDay.drone(true), timetable, planning, List.of("pilot-1", "pilot-2")));
  }

  private static VirtualDay plain(MissedSlots missed, Integer... starts) {
    return day(List.of(ANY), List.of(starts), missed, Optional.empty(), Optional.empty());
  }

  private static Pilot rostered(String id, String from, String until) {
    Calendar.Hours hours =
        new Calendar.Hours(LocalTime.parse(from), Optional.of(LocalTime.parse(until)));
    return new Pilot(id, id, 1, List.of(new Duty(hours, List.of())));
  }

  private static SortieView sortie(VirtualDay day, int number) {
    return day.sorties().get(number);
  }

  @Test
  void anotherPilotOnDutyTakesTheSortieOfOneWhoseShiftIsOver() {
    // START is 05:00.
    List<Pilot> pilots =
        List.of(rostered("pilot-1", "00:00", "04:00"), rostered("pilot-2", "04:00", "12:00"));
    VirtualDay day = day(pilots, List.of(10), MissedSlots.SKIP, Optional.empty(), Optional.empty());
    day.until(Phase.DONE, 200);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
    assertEquals("pilot-2", day.sortie().pilot());
    assertTrue(
        day.facts().stream()
            .filter(Fact.SortieAssigned.class::isInstance)
            .anyMatch(
                fact -> fact.reason().equals("pilot-2 instead: pilot pilot-1 is not on duty")),
        day.story());
  }

  @Test
  void aPersonsWordHoldsUntilTheRosterChanges() {
    List<Pilot> pilots = List.of(rostered("pilot-1", "04:00", "05:01"));
    VirtualDay day =
        day(pilots, List.of(40, 400), MissedSlots.SKIP, Optional.empty(), Optional.empty());
    day.run(2);
    assertTrue(day.ask(new Order.Duty("pilot-1", false), "ill").taken());
    day.run(110);
    assertEquals("pilot pilot-1 is not on duty", sortie(day, 0).outcome().orElseThrow().reason());
    assertTrue(day.ask(new Order.Duty("pilot-1", true), "well again").taken());
    day.run(400);
    assertEquals(Outcome.Kind.COMPLETED, sortie(day, 1).outcome().orElseThrow().kind());
  }

  @Test
  void aSkippedSlotIsSkippedAfterPatience() {
    VirtualDay day = plain(MissedSlots.SKIP, 10, 600);
    day.ask(new Order.Duty("pilot-1", false), "away");
    day.run(120);
    assertEquals("pilot pilot-1 is not on duty", sortie(day, 0).outcome().orElseThrow().reason());
  }

  @Test
  void aMissedSlotIsFlownLateWithinTheTolerance() {
    VirtualDay day =
        plain(new MissedSlots(MissedSlots.Policy.LATE, Duration.ofMinutes(8)), 10, 3000);
    day.ask(new Order.Duty("pilot-1", false), "away");
    day.run(200);
    assertEquals(Phase.CHECKING, sortie(day, 0).phase(), day.story());
    day.ask(new Order.Duty("pilot-1", true), "back");
    day.run(30);
    assertTrue(sortie(day, 0).phase().airborne(), day.story());
    assertTrue(
        day.facts().stream()
            .anyMatch(
                fact -> fact instanceof Fact.LaunchCommitted && fact.reason().endsWith("s late")),
        day.story());
  }

  @Test
  void butNotSoLateThatTheNextOneWouldBeLate() {
    VirtualDay day =
        plain(new MissedSlots(MissedSlots.Policy.LATE, Duration.ofMinutes(30)), 10, 500);
    day.ask(new Order.Duty("pilot-1", false), "away");
    day.run(320);
    Outcome outcome = sortie(day, 0).outcome().orElseThrow();
    assertEquals(Outcome.Kind.SKIPPED, outcome.kind(), outcome.toString());
    assertTrue(outcome.reason().contains("d1 flies s-d1-20261122T050820Z next"), outcome.reason());
  }

  @Test
  void ofSeveralMissedSlotsOneIsMadeUp() {
    VirtualDay day =
        plain(
            new MissedSlots(MissedSlots.Policy.CATCH_UP, Duration.ofHours(1)), 10, 250, 490, 3400);
    // The turn-around to the next one is short of time for all but the last before the pause.
    day.ask(new Order.Duty("pilot-1", false), "away");
    day.run(600);
    day.ask(new Order.Duty("pilot-1", true), "back");
    day.run(400);
    List<Outcome> outcomes = day.sorties().stream().flatMap(one -> one.outcome().stream()).toList();
    assertEquals(3, outcomes.size(), day.story());
    assertEquals(
        List.of(Outcome.Kind.SKIPPED, Outcome.Kind.SKIPPED, Outcome.Kind.COMPLETED),
        outcomes.stream().map(Outcome::kind).toList());
  }

  @Test
  void aSortieThatBreaksOffIsFlownOnFromThere() {
    VirtualDay day =
        plain(new MissedSlots(MissedSlots.Policy.LATE, Duration.ofMinutes(15), true), 10, 3400);
    day.until(Phase.PATROLLING, 30);
    day.run(14);
    day.copter.failsafe = true;
    day.copter.mode = 6;
    day.run(60);
    day.copter.failsafe = false;
    day.run(90);
    SortieView first = sortie(day, 0);
    assertEquals(Outcome.Kind.ABORTED, first.outcome().orElseThrow().kind(), day.story());
    assertTrue(first.outcome().get().reason().startsWith("the vehicle's own decision"));
    SortieView second = sortie(day, 1);
    assertEquals(Optional.of(first.sortie()), second.assignment().resumes());
    assertEquals(first.itemReached(), second.assignment().fromItem());
    assertTrue(first.itemReached() > 1, first.toString());
    day.run(400);
    second = sortie(day, 1);
    assertEquals(Outcome.Kind.COMPLETED, second.outcome().orElseThrow().kind(), day.story());
    assertTrue(second.items() < first.items(), second.items() + " of " + first.items());
  }

  private static Approval approval(String number, Optional<Duration> confirm, int fromS, int toS) {
    return new Approval(
        number,
        List.of("first-patrol"),
        Optional.empty(),
        OptionalDouble.empty(),
        VirtualDay.START.plusSeconds(fromS),
        VirtualDay.START.plusSeconds(toS),
        confirm);
  }

  private static VirtualDay under(Approval... approvals) {
    return day(
        List.of(ANY),
        List.of(20),
        MissedSlots.SKIP,
        Optional.empty(),
        Optional.of(List.of(approvals)));
  }

  @Test
  void nobodyStartsOutsideTheApprovedTime() {
    VirtualDay day = under(approval("A1", Optional.empty(), 3600, 7200));
    day.until(Phase.DONE, 120);
    assertEquals("approval A1 holds at another time", day.outcome().reason());
    VirtualDay tooShort = under(approval("A1", Optional.empty(), 0, 60));
    tooShort.until(Phase.DONE, 120);
    assertEquals("approval A1 holds at another time", tooShort.outcome().reason());
  }

  @Test
  void anApprovalIsConfirmedBeforeAnybodyStarts() {
    VirtualDay day = under(approval("A1", Optional.of(Duration.ofHours(1)), 0, 7200));
    day.run(15);
    assertEquals(Phase.CHECKING, day.sortie().phase());
    assertFalse(day.ask(new Order.ConfirmApproval("A2"), "by telephone").taken());
    assertTrue(day.ask(new Order.ConfirmApproval("A1"), "by telephone").taken());
    day.until(Phase.DONE, 300);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
    assertEquals(Optional.of("A1"), day.sortie().assignment().approval());
  }

  @Test
  void aRevokedApprovalBringsTheDroneHomeWithTheReason() {
    VirtualDay day = under(approval("A1", Optional.empty(), 0, 7200));
    day.until(Phase.PATROLLING, 60);
    day.run(10);
    assertTrue(day.ask(new Order.RevokeApproval("A1"), "state visit").taken());
    day.until(Phase.DONE, 200);
    assertEquals(Outcome.Kind.ABORTED, day.outcome().kind(), day.story());
    assertEquals(
        "return ordered by approval: approval A1 was revoked by li.wei: state visit",
        day.outcome().reason());
    assertFalse(day.ask(new Order.ConfirmApproval("A1"), "they called back").taken());
  }

  private static Fleet fleet(Wear airframe, int packs) {
    Dock dock =
        new Dock(
            "dock-1",
            1,
            Duration.ofMinutes(1),
            Optional.of(Duration.ofSeconds(5)),
            1,
            Optional.of(Duration.ofMinutes(20)),
            Optional.empty());
    List<PoolPack> pool = new ArrayList<>();
    for (int i = 1; i <= packs; i++) {
      pool.add(new PoolPack("p" + i, "dock-1", Wear.NONE));
    }
    return new Fleet(
        List.of(dock),
        List.of(new Airframe(VirtualDay.DRONE, "dock-1", Duration.ofMinutes(35), airframe)),
        pool,
        List.of(),
        Fleet.Weather.NONE);
  }

  private static VirtualDay withFleet(Fleet fleet, Integer... starts) {
    return day(
        List.of(ANY), List.of(starts), MissedSlots.SKIP, Optional.of(fleet), Optional.empty());
  }

  @Test
  void packsAreTakenInTurnAndOneThatChargesIsNotTaken() {
    VirtualDay day = withFleet(fleet(Wear.NONE, 2), 10, 400, 800);
    day.run(1000);
    assertEquals(Optional.of("p1"), sortie(day, 0).assignment().pack(), day.story());
    assertEquals(Optional.of("p2"), sortie(day, 1).assignment().pack());
    Outcome third = sortie(day, 2).outcome().orElseThrow();
    assertEquals(Outcome.Kind.SKIPPED, third.kind());
    assertTrue(third.reason().startsWith("no pack of dock-1 is charged before"), third.reason());
  }

  @Test
  void anAirframeThatIsDueStaysDownUntilItIsServiced() {
    Wear almost = new Wear(9.99, OptionalDouble.of(10), 3, OptionalInt.empty(), Optional.empty());
    VirtualDay day = withFleet(fleet(almost, 3), 10, 400);
    day.run(150);
    Outcome first = sortie(day, 0).outcome().orElseThrow();
    assertTrue(
        first.reason().startsWith("airframe d1 is grounded: 10.0 h of 10.0 h"), first.reason());
    assertFalse(day.ask(new Order.Serviced("airframe d9"), "looked over").taken());
    assertTrue(day.ask(new Order.Serviced("airframe d1"), "looked over").taken());
    day.run(600);
    assertEquals(
        Outcome.Kind.COMPLETED, sortie(day, 1).outcome().orElseThrow().kind(), day.story());
    Operations now = new OperationsProjection(desk(fleet(almost, 3))).of(day.state(), day.now());
    Operations.Item airframe = now.wear().get(0);
    assertEquals(1, airframe.cycles());
    assertTrue(airframe.hours() >= 0.01 && airframe.hours() < 0.2, airframe.toString());
  }

  private static DeskTerms desk(Fleet fleet) {
    Timetable none = new Timetable(ZoneOffset.UTC, List.of(ANY), List.of());
    Planning planning =
        Planning.of(
            new FlightCheck(Limits.DEFAULT, Surroundings.of(MISSIONS.areas())),
            MISSIONS.routes(),
            Optional.of(fleet),
            Optional.empty());
    return VirtualDay.terms(MISSIONS, VirtualDay.drone(true), none, planning, List.of());
  }

  @Test
  void aReportedFaultGroundsItAtOnce() {
    VirtualDay day = withFleet(fleet(Wear.NONE, 2), 10);
    day.run(1);
    assertTrue(day.ask(new Order.ReportFault("airframe d1"), "arm cracked").taken());
    day.until(Phase.DONE, 120);
    assertEquals("airframe d1 is grounded: fault: arm cracked", day.outcome().reason());
  }
}
