package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.MavSeverity;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Modes that both a failsafe and a person take: whose doing was it, and what then? */
class OwnWillTest {
  private static final int RTL = 6;
  private static final int LAND = 9;
  private static final int BRAKE = 17;
  private static final int LOW = 2;

  /** In the air, and longer than the station's own orders may echo. */
  private static VirtualDay flying() {
    VirtualDay day = VirtualDay.withSlotAt(90);
    day.until(Phase.PATROLLING, 140);
    day.run(6);
    day.copter.sinkM = 0.05;
    return day;
  }

  private static List<String> taken(VirtualDay day) {
    return day.facts().stream()
        .filter(Fact.ControlTaken.class::isInstance)
        .map(Fact::reason)
        .toList();
  }

  private static List<String> orders(VirtualDay day) {
    return day.facts().stream()
        .filter(Fact.OrderGiven.class::isInstance)
        .map(fact -> (Fact.OrderGiven) fact)
        .map(given -> given.order() + ": " + given.reason())
        .toList();
  }

  @Test
  void aFailsafeThatNamesItsReasonIsTheVehiclesOwnDecision() {
    for (int mode : new int[] {RTL, LAND}) {
      VirtualDay day = flying();
      day.copter.say(MavSeverity.MAV_SEVERITY_WARNING, "Battery 1 is low 10.40V used 900 mAh");
      day.copter.mode = mode;
      day.until(Phase.DONE, 120);
      assertEquals(
          "the vehicle's own decision: mode "
              + (mode == RTL ? "RTL" : "LAND")
              + " (Battery 1 is low 10.40V used 900 mAh)",
          day.outcome().reason(),
          day.story());
      assertEquals(List.of(), taken(day));
      assertEquals(List.of(), orders(day));
    }
  }

  @Test
  void theHeartbeatsStateIsReasonEnough() {
    VirtualDay day = flying();
    day.copter.failsafe = true;
    day.copter.mode = RTL;
    day.until(Phase.DONE, 120);
    assertEquals("the vehicle's own decision: mode RTL", day.outcome().reason(), day.story());
    assertEquals(List.of(), taken(day));
  }

  @Test
  void aReturnForWhichNoReasonIsNamedWasSomebodysHand() {
    VirtualDay day = flying();
    day.copter.mode = RTL;
    day.until(Phase.RETURNING, 5);
    assertEquals(List.of(), taken(day), "its word may come late");
    day.until(Phase.DONE, 120);
    assertEquals(List.of("mode RTL, which the station did not order"), taken(day), day.story());
    assertEquals("mode RTL, which the station did not order", day.outcome().reason());
    assertTrue(
        day.state().ledger().sorties().control(VirtualDay.DRONE).isPresent(),
        "it is not sent out again behind that hand's back");
  }

  @Test
  void aReasonThatComesLateIsOneToo() {
    VirtualDay day = flying();
    day.copter.mode = RTL;
    day.run(3);
    day.copter.say(MavSeverity.MAV_SEVERITY_CRITICAL, "Failsafe activated");
    day.until(Phase.DONE, 120);
    assertEquals(List.of(), taken(day), day.story());
  }

  @Test
  void oneThatStopsAndNamesNoReasonWasStoppedBySomebody() {
    VirtualDay day = flying();
    day.copter.mode = BRAKE;
    day.run(12);
    assertEquals(List.of("mode BRAKE, which the station did not order"), taken(day), day.story());
    assertEquals(List.of(), orders(day), "and it is not called home out of that hand");
  }

  @Test
  void oneThatStopsByItselfAndDoesNotGoOnIsCalledHome() {
    VirtualDay day = flying();
    day.copter.say(MavSeverity.MAV_SEVERITY_WARNING, "Polygon fence breached");
    day.copter.mode = BRAKE;
    day.run(15);
    assertEquals(List.of(), orders(day), "it may go on yet");
    day.until(Phase.DONE, 120);
    String why = "stopped of its own accord: mode BRAKE (Polygon fence breached)";
    assertEquals(List.of("return: " + why), orders(day), day.story());
    assertEquals("return ordered by hold: " + why, day.outcome().reason());
    assertEquals(List.of(), taken(day));
  }

  @Test
  void oneThatHoldsForItsFailsafeAndThenTurnsHomeIsLeftAlone() {
    VirtualDay day = flying();
    day.copter.failsafe = true;
    day.copter.mode = BRAKE;
    day.run(5);
    day.copter.mode = RTL;
    day.until(Phase.DONE, 120);
    assertEquals(List.of(), orders(day));
    assertEquals(List.of(), taken(day));
    assertEquals(Outcome.Kind.ABORTED, day.outcome().kind());
  }

  @Test
  void aBatteryThatSaysThatItIsLowBringsItHomeWhereTheVehicleDoesNot() {
    VirtualDay day = flying();
    day.copter.chargeState = LOW;
    day.run(6);
    assertEquals(List.of(), orders(day), "its own failsafe comes first");
    day.until(Phase.DONE, 120);
    assertEquals(List.of("return: it says that its battery is low"), orders(day));
  }

  @Test
  void aPackThatFallsToAHalfAndStaysThereTakesItAllTheWay() {
    // The pack of a PX4 in the loop: half of it in thirty seconds, and no more.
    VirtualDay day = VirtualDay.withSlotAt(8);
    day.copter.battery = 100;
    day.until(Phase.PATROLLING, 40);
    for (int second = 1; second <= 30 && day.copter.armed; second++) {
      day.copter.battery = 100 - 5 * second / 3;
      day.run(1);
    }
    day.until(Phase.DONE, 300);
    assertEquals(List.of(), orders(day));
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
  }
}
