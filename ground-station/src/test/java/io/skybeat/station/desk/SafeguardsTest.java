package io.skybeat.station.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.station.config.VehicleChecks;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Event;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Order;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What the station watches for beside the vehicle's own failsafes, and what it reads beforehand.
 */
class SafeguardsTest {
  private static final int RTL = 6;

  private static VirtualDay flying() {
    VirtualDay day = VirtualDay.withSlotAt(8);
    day.until(Phase.PATROLLING, 40);
    day.run(4);
    return day;
  }

  private static List<String> orders(VirtualDay day) {
    return day.facts().stream()
        .filter(Fact.OrderGiven.class::isInstance)
        .map(fact -> (Fact.OrderGiven) fact)
        .map(given -> given.order() + " by " + given.actor().name())
        .toList();
  }

  private static void endsOnce(VirtualDay day, String order, String reason) {
    day.until(Phase.DONE, 200);
    assertEquals(List.of(order), orders(day));
    assertEquals(Outcome.Kind.ABORTED, day.outcome().kind(), day.story());
    assertTrue(day.outcome().reason().contains(reason), day.outcome()::reason);
  }

  @Test
  void aBatteryThatJustTakesItHomeBringsItHome() {
    VirtualDay day = flying();
    day.copter.battery = 18;
    endsOnce(day, "return by battery", "the way home takes");
  }

  @Test
  void outsideOfItsFenceItIsCalledHomeOnce() {
    VirtualDay day = flying();
    day.copter.latE7 = 305020000;
    endsOnce(day, "return by fence", "m beyond its fence");
  }

  @Test
  void withoutAPositionItIsToldToLand() {
    VirtualDay day = flying();
    day.copter.gpsFix = 1;
    day.run(8);
    assertEquals(List.of(), orders(day), "its own failsafe comes first");
    endsOnce(day, "land by position", "no position for 10 s");
  }

  @Test
  void aShortLossOfThePositionIsNothing() {
    VirtualDay day = flying();
    day.copter.gpsFix = 1;
    day.run(6);
    day.copter.gpsFix = 3;
    day.until(Phase.DONE, 200);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
  }

  @Test
  void aHoldThatNobodyContinuesEnds() {
    VirtualDay day = flying();
    assertTrue(day.ask(new Order.Hold(VirtualDay.DRONE), "a look").taken());
    day.run(590);
    assertTrue(day.sortie().held(), day.story());
    day.until(Phase.DONE, 300);
    assertEquals(List.of("hold by li.wei", "return by hold"), orders(day));
    assertTrue(day.outcome().reason().contains("nobody continued it"), day.outcome()::reason);
  }

  @Test
  void whatItDidWhileItWasSilentIsTold() {
    VirtualDay day = flying();
    day.copter.radio = false;
    day.run(6);
    assertEquals(Phase.SILENT, day.sortie().phase());
    day.copter.mode = RTL;
    day.run(1);
    day.copter.radio = true;
    day.until(Phase.DONE, 100);
    assertEquals(
        "came home of its own accord while it was not heard: mode RTL",
        day.outcome().reason(),
        day.story());
  }

  @Test
  void overANarrowLinkItsProgressIsHeardAllTheSame() {
    VirtualDay day = flying();
    int last = day.sortie().items() - 2;
    day.copter.narrow = true;
    // Its landing costs it less than the 5 s between two words: the last of its way goes unheard.
    for (int i = 0; i < 120 && day.sortie().itemReached() < last - 3; i++) {
      day.run(5);
    }
    assertTrue(day.sortie().itemReached() >= last - 3, day.story());
    assertEquals(Phase.PATROLLING, day.sortie().phase(), "heard of: not silent");
    day.copter.narrow = false;
    day.until(Phase.DONE, 100);
    assertEquals(Outcome.Kind.COMPLETED, day.outcome().kind(), day.story());
  }

  @Test
  void overANarrowLinkOneThatTurnsHomeHasNotFlownItsRoute() {
    VirtualDay day = flying();
    day.copter.narrow = true;
    day.run(12);
    int reached = day.sortie().itemReached();
    day.copter.mode = RTL;
    day.run(40);
    assertEquals(0, day.copter.heightM(), "down, unseen");
    // It flies an item in 2 s and had up to 5 s to the next word.
    assertTrue(day.sortie().itemReached() <= reached + 3, day.story());
    day.copter.narrow = false;
    day.until(Phase.DONE, 100);
    assertEquals(Outcome.Kind.ABORTED, day.outcome().kind(), day.story());
  }

  @Test
  void settingsAreReadSaidAndFlown() {
    VirtualDay day = VirtualDay.withSlotAt(8);
    day.copter.parameters.put("FS_GCS_ENABLE", 0f);
    day.copter.parameters.put("MAV_GCS_SYSID", 250f);
    day.until(Phase.PATROLLING, 40);
    Fact.SettingsRead read =
        (Fact.SettingsRead)
            day.facts().stream()
                .filter(Fact.SettingsRead.class::isInstance)
                .findAny()
                .orElseThrow();
    assertEquals(2, read.findings().size(), read::toString);
    assertEquals(0.0, read.values().get("FS_GCS_ENABLE"));
    assertTrue(read.reason().contains("FS_GCS_ENABLE is 0"), read::reason);
  }

  @Test
  void settingsThatAreRefusedKeepItOnTheGroundUntilTheyAreMended() {
    VirtualDay day =
        VirtualDay.checking(new VehicleChecks(VehicleChecks.Policy.REFUSE, new TreeMap<>(), false));
    day.copter.parameters.put("BATT_FS_LOW_ACT", 0f);
    day.run(30);
    assertFalse(day.copter.armed);
    day.copter.parameters.put("BATT_FS_LOW_ACT", 2f);
    day.until(Phase.PATROLLING, 40);
    VirtualDay never =
        VirtualDay.checking(new VehicleChecks(VehicleChecks.Policy.REFUSE, new TreeMap<>(), false));
    never.copter.parameters.put("BATT_FS_LOW_ACT", 0f);
    never.until(Phase.DONE, 300);
    assertEquals(0, never.copter.timesArmed);
    assertTrue(never.outcome().reason().contains("BATT_FS_LOW_ACT is 0"), never.story());
  }

  @Test
  void whatIsConfiguredIsSetAndNothingElse() {
    TreeMap<String, Double> set = new TreeMap<>();
    set.put("FS_GCS_ENABLE", 1.0);
    VirtualDay day = VirtualDay.checking(new VehicleChecks(VehicleChecks.Policy.WARN, set, false));
    day.copter.parameters.put("FS_GCS_ENABLE", 0f);
    day.copter.parameters.put("BATT_FS_LOW_ACT", 0f);
    day.until(Phase.PATROLLING, 40);
    assertEquals(1f, day.copter.parameters.get("FS_GCS_ENABLE"));
    assertEquals(0f, day.copter.parameters.get("BATT_FS_LOW_ACT"));
  }

  @Test
  void oneThatMustIdentifyItselfIsNotLaunchedBeforeItDoes() {
    VehicleChecks checks =
        new VehicleChecks(VehicleChecks.Policy.WARN, new TreeMap<>(), false, true);
    VirtualDay never = VirtualDay.checking(checks);
    never.until(Phase.DONE, 200);
    assertEquals(0, never.copter.timesArmed);
    assertTrue(
        never
            .outcome()
            .reason()
            .contains("its remote identification does not say that it is ready"),
        never.outcome()::reason);
    VirtualDay day = VirtualDay.checking(checks);
    day.run(20);
    day.copter.identifies = true;
    day.until(Phase.PATROLLING, 60);
  }

  @Test
  void leaveToArmIsGivenOnlyWhileTheStationArms() {
    VirtualDay day =
        VirtualDay.checking(new VehicleChecks(VehicleChecks.Policy.WARN, new TreeMap<>(), true));
    day.run(2);
    CommandLong asks =
        CommandLong.builder()
            .targetSystem(255)
            .targetComponent(190)
            .command(EnumValue.<MavCmd>create(3001))
            .build();
    day.tell(new Event.Heard(day.now(), ScriptedCopter.SYSTEM, 1, asks));
    day.run(0.2);
    assertEquals(List.of(5, 2), answers(day), "under way, then no");
    day.copter.pretendsToArm = true;
    day.until(Phase.ARMING, 40);
    day.effects.clear();
    day.tell(new Event.Heard(day.now(), ScriptedCopter.SYSTEM, 1, asks));
    day.run(0.2);
    assertEquals(List.of(5, 0), answers(day), "under way, then yes");
  }

  private static List<Integer> answers(VirtualDay day) {
    return day.effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(effect -> ((Effect.Send) effect).message())
        .filter(CommandAck.class::isInstance)
        .map(ack -> ((CommandAck) ack).result().value())
        .toList();
  }
}
