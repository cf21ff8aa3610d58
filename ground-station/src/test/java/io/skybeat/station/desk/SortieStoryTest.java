package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.BatteryStatus;
import io.dronefleet.mavlink.common.MavBatteryChargeState;
import io.dronefleet.mavlink.common.MavOdidArmStatus;
import io.dronefleet.mavlink.common.OpenDroneIdArmStatus;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sorties from slot to outcome, with a copter that follows ArduPilot's manners. */
class SortieStoryTest {
  @Test
  void aSlotBecomesACompletedSortie() {
    VirtualDay day = VirtualDay.withSlotAt(8);
    day.until(Phase.PATROLLING, 20);
    assertTrue(day.sortie().planDigest().isPresent());
    day.until(Phase.DONE, 200);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
    assertEquals(1, day.copter.timesArmed);
    assertEquals(1, day.facts().stream().filter(Fact.SortieEnded.class::isInstance).count());
    assertFalse(day.copter.armed);
  }

  @Test
  void fenceAndRallyPointsGoAboardAndTheirDigestsAreKept() {
    VirtualDay day = VirtualDay.withSlotAt(8);
    day.until(Phase.PATROLLING, 20);
    assertEquals(4, day.copter.memory.aboard(1), "the fence's corners");
    assertEquals(1, day.copter.memory.aboard(2), "the rally point");
    Fact.PlanVerified verified =
        day.facts().stream()
            .filter(Fact.PlanVerified.class::isInstance)
            .map(Fact.PlanVerified.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(64, verified.fence().orElseThrow().length());
    assertEquals(64, verified.rally().orElseThrow().length());
  }

  @Test
  void whatTheVehicleSaysAgainstItsIdentificationAndPacksKeepsItOnTheGround() {
    VirtualDay day = VirtualDay.withSlotAt(5);
    day.run(1);
    EnumValue<MavOdidArmStatus> bad = EnumValue.create(1);
    EnumValue<MavBatteryChargeState> failed = EnumValue.create(5);
    day.tell(
        new Event.Heard(
            day.now(),
            ScriptedCopter.SYSTEM,
            236,
            OpenDroneIdArmStatus.builder().status(bad).error("no operator place").build()));
    day.tell(
        new Event.Heard(
            day.now(),
            ScriptedCopter.SYSTEM,
            1,
            BatteryStatus.builder().id(1).chargeState(failed).build()));
    day.until(Phase.DONE, 90);
    assertEquals(Outcome.Kind.SKIPPED, day.outcome().kind());
    String reason = day.outcome().reason();
    assertTrue(reason.contains("remote identification: no operator place"), reason);
    assertTrue(reason.contains("battery 1 has failed"), reason);
  }

  @Test
  void aVehicleThatTakesNoFenceDoesNotFlyARouteThatHasOne() {
    VirtualDay day = VirtualDay.withSlotAt(5);
    day.copter.memory.fenceless = true;
    day.until(Phase.DONE, 90);
    assertEquals(Outcome.Kind.SKIPPED, day.outcome().kind());
    assertTrue(day.outcome().reason().contains("fence: "), day.outcome().reason());
    assertEquals(0, day.copter.timesArmed);
  }

  @Test
  void aClockThatIsSetBackDoesNotStopTheHeartbeat() {
    VirtualDay day = VirtualDay.withSlotAt(600);
    day.run(3);
    Instant back = day.now().minusSeconds(60);
    day.effects.clear();
    day.tell(new Event.StillHeld(back, "any event at all"));
    Effect.Wake wake = (Effect.Wake) day.effects.get(day.effects.size() - 1);
    assertFalse(wake.when().isAfter(back), wake.toString());
    day.tell(new Event.Due(back));
    assertTrue(
        day.effects.stream()
            .anyMatch(
                effect ->
                    effect instanceof Effect.Send send && send.message() instanceof Heartbeat));
  }

  @Test
  void everyFactNamesActorAndReason() {
    VirtualDay day = VirtualDay.withSlotAt(8);
    day.until(Phase.DONE, 200);
    for (Fact fact : day.facts()) {
      assertFalse(fact.actor().name().isBlank(), fact.toString());
      assertFalse(fact.reason().isBlank(), fact.toString());
    }
  }

  @Test
  void replayGivesTheLedgerBack() {
    VirtualDay day = VirtualDay.withSlotAt(8);
    day.until(Phase.DONE, 200);
    Ledger replayed = Ledger.EMPTY;
    for (Fact fact : day.facts()) {
      replayed = replayed.evolve(fact);
    }
    assertEquals(day.state().ledger(), replayed);
  }

  @Test
  void aDroneThatMayNotBeArmedIsSkippedWithTheReason() {
    VirtualDay day =
        new VirtualDay(false, List.of(VirtualDay.START.plusSeconds(5)), List.of("pilot-1"));
    day.until(Phase.DONE, 90);
    assertEquals(Outcome.Kind.SKIPPED, day.outcome().kind());
    assertTrue(day.outcome().reason().contains("armingAllowed"), day.outcome().reason());
    assertEquals(0, day.copter.timesArmed);
  }

  @Test
  void nobodyOnDutyNobodyFlies() {
    VirtualDay day = new VirtualDay(true, List.of(VirtualDay.START.plusSeconds(5)), List.of());
    day.until(Phase.DONE, 90);
    assertTrue(day.outcome().reason().contains("not on duty"), day.outcome().reason());
  }

  @Test
  void aLowBatterySkips() {
    VirtualDay day = VirtualDay.withSlotAt(5);
    day.copter.battery = 20;
    day.until(Phase.DONE, 90);
    assertTrue(day.outcome().reason().contains("battery 20 %"), day.outcome().reason());
  }

  @Test
  void aPlanThatIsHeldWronglyIsNotFlown() {
    VirtualDay day = VirtualDay.withSlotAt(5);
    day.copter.memory.spoilPlan = true;
    day.until(Phase.DONE, 90);
    assertEquals(Outcome.Kind.SKIPPED, day.outcome().kind());
    assertTrue(day.outcome().reason().contains("item 3"), day.outcome().reason());
    assertEquals(0, day.copter.timesArmed);
  }

  @Test
  void refusedArmingEndsTheSortieAndIsNotForgottenInTheAir() {
    VirtualDay day = VirtualDay.withSlotAt(5);
    day.copter.refuseArming = true;
    day.until(Phase.DONE, 150);
    assertEquals(Outcome.Kind.ABORTED, day.outcome().kind());
    assertTrue(day.outcome().reason().contains("arming refused"), day.outcome().reason());
  }

  @Test
  void withoutAJournalNothingIsArmed() {
    VirtualDay day = VirtualDay.withSlotAt(6);
    day.run(3);
    day.journal.fail("disk full");
    day.tell(new Event.StoreFailed(day.now(), "disk full"));
    day.run(80);
    assertEquals(0, day.copter.timesArmed);
    day.journal.fail("");
    day.run(2);
    assertEquals(Outcome.Kind.SKIPPED, day.outcome().kind());
    assertTrue(day.outcome().reason().contains("disk full"), day.outcome().reason());
  }

  @Test
  void theArmingDecisionIsDurableBeforeTheCommandLeaves() {
    VirtualDay day = VirtualDay.withSlotAt(6);
    day.run(5);
    day.flushing = false;
    day.run(6);
    assertEquals(Phase.ARMING, day.sortie().phase());
    assertEquals(0, day.copter.timesArmed);
    day.flushing = true;
    day.run(2);
    assertEquals(1, day.copter.timesArmed);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 9, 10, 11, 12, 13, 15, 18, 25, 33, 40, 48, 55, 62})
  void aStationKilledAnywhereFinishesTheStoryWithoutASecondArming(int second) {
    for (int downTenths : new int[] {1, 30, 200}) {
      VirtualDay day = VirtualDay.withSlotAt(8);
      day.run(second);
      day.run(downTenths / 10.0, false);
      day.crash();
      day.until(Phase.DONE, 200);
      String where = "killed at " + second + " s, down " + downTenths / 10.0 + " s\n";
      assertTrue(day.copter.timesArmed <= 1, where + day.story());
      assertFalse(day.copter.armed, where + day.story());
      assertEquals(
          1,
          day.facts().stream().filter(Fact.SortieEnded.class::isInstance).count(),
          where + day.story());
      if (day.copter.timesArmed == 1) {
        assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), where + day.story());
      }
    }
  }

  @Test
  void afterARestartThePlanAboardIsRecognised() {
    VirtualDay day = VirtualDay.withSlotAt(8);
    day.run(20);
    day.crash();
    day.run(5);
    assertTrue(
        day.facts().stream()
            .anyMatch(fact -> fact instanceof Fact.Regained regained && regained.planMatches()),
        day.story());
  }

  @Test
  void holdContinueAndReturnAreBelievedWhenTheVehicleShowsThem() {
    VirtualDay day = VirtualDay.withSlotAt(5);
    day.until(Phase.PATROLLING, 20);
    day.run(6);
    assertFalse(day.ask(new Order.Hold(VirtualDay.DRONE), "").taken(), "no reason given");
    assertTrue(day.ask(new Order.Hold(VirtualDay.DRONE), "crowd below").taken());
    assertEquals("GIVEN", day.sortie().order().orElseThrow().fate());
    day.run(2);
    assertEquals("SEEN", day.sortie().order().orElseThrow().fate());
    assertTrue(day.sortie().held());
    assertTrue(day.ask(new Order.Continue(VirtualDay.DRONE), "clear").taken());
    day.run(2);
    assertFalse(day.sortie().held());
    assertTrue(day.ask(new Order.Return(VirtualDay.DRONE), "rain").taken());
    day.until(Phase.DONE, 60);
    assertEquals(Outcome.Kind.ABORTED, day.outcome().kind());
    assertTrue(day.outcome().reason().contains("li.wei: rain"), day.outcome().reason());
  }

  @Test
  void aDroneThatTurnedHomeOfItsOwnWillIsNotSentOnAgain() {
    VirtualDay day = VirtualDay.withSlotAt(5);
    day.until(Phase.PATROLLING, 20);
    day.run(6);
    assertTrue(day.ask(new Order.Hold(VirtualDay.DRONE), "a look").taken());
    day.run(2);
    day.copter.mode = 6;
    day.run(2);
    assertEquals(Phase.RETURNING, day.sortie().phase());
    assertFalse(day.ask(new Order.Continue(VirtualDay.DRONE), "looked enough").taken());
    assertFalse(day.ask(new Order.Hold(VirtualDay.DRONE), "one more look").taken());
  }

  @Test
  void aSilentDroneIsSilentAndThenRegained() {
    VirtualDay day = VirtualDay.withSlotAt(5);
    day.until(Phase.PATROLLING, 20);
    day.run(6);
    day.copter.radio = false;
    day.run(6);
    assertEquals(Phase.SILENT, day.sortie().phase());
    day.copter.radio = true;
    day.run(2);
    assertEquals(Phase.PATROLLING, day.sortie().phase());
    day.until(Phase.DONE, 200);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind());
  }

  @Test
  void silenceThatDoesNotEndIsLost() {
    VirtualDay day = VirtualDay.withSlotAt(5);
    day.until(Phase.PATROLLING, 20);
    day.copter.radio = false;
    day.run(16 * 60);
    assertEquals(Outcome.Kind.LOST, day.outcome().kind());
  }

  @Test
  void theVehiclesOwnReturnCutsTheSortieShort() {
    VirtualDay day = VirtualDay.withSlotAt(5);
    day.until(Phase.PATROLLING, 20);
    day.run(8);
    day.copter.failsafe = true;
    day.copter.mode = 6;
    day.until(Phase.DONE, 60);
    assertEquals(Outcome.Kind.ABORTED, day.outcome().kind());
    assertTrue(day.outcome().reason().contains("own decision"), day.outcome().reason());
  }

  @Test
  void flyNowNeedsAReasonAndFlies() {
    VirtualDay day = new VirtualDay(true, List.of(), List.of("pilot-1"));
    day.run(3);
    Order.FlyNow order = new Order.FlyNow("first-patrol", VirtualDay.DRONE, "pilot-1");
    assertFalse(day.ask(order, " ").taken());
    assertTrue(day.ask(order, "a call came in").taken());
    day.until(Phase.PATROLLING, 20);
    assertFalse(day.ask(order, "again").taken(), "the drone is in the air");
    day.until(Phase.DONE, 200);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind());
  }

  @Test
  void aSlotOfTheTimeTheStationWasDownIsSkippedAfterTheRestart() {
    VirtualDay day = VirtualDay.withSlotAt(30);
    day.run(2);
    day.run(600, false);
    day.crash();
    day.run(3);
    assertEquals(Outcome.Kind.SKIPPED, day.outcome().kind(), day.story());
    assertEquals(0, day.copter.timesArmed);
  }
}
