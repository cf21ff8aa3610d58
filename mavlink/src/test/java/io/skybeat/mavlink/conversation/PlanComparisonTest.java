package io.skybeat.mavlink.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PlanComparisonTest {
  private final PlanComparison ardupilot = new PlanComparison(true);
  private final List<MissionItem> sent = Plans.plan(3);

  @Test
  void rule1_roundingIsNoDifference() {
    assertSame(item -> item);
    assertSame(item -> at(item, 3, item.x(), 30.12f, 2, 0));
    assertSame(item -> at(item, 6, item.x(), 30.13f, 2, Float.NaN));
  }

  @Test
  void rule1_wholeNumbersAreCutOffAndDirectionsMadeUpByAnArduPilot() {
    MissionItem loiter = parameters(19, 12.9f, 0, 0, 0);
    assertEquals(Optional.empty(), compare(true, loiter, parameters(19, 12, 0, 1, 0)));
    assertTrue(compare(true, loiter, parameters(19, 11, 0, 1, 0)).isPresent());
    assertTrue(compare(false, loiter, parameters(19, 12.9f, 0, 1, 0)).isPresent());
    MissionItem left = parameters(19, 12, 0, -5, 0);
    assertTrue(compare(true, left, parameters(19, 12, 0, 1, 0)).isPresent(), "the other way round");
    assertEquals(Optional.empty(), compare(true, left, parameters(19, 12, 0, -1, 0)));
    MissionItem land = parameters(21, 0, 0, 0, Float.NaN);
    assertEquals(Optional.empty(), compare(true, land, parameters(21, 0, 0, 0, 1)));
    MissionItem speed = parameters(178, 1, 0.5f, 0, 0);
    assertTrue(compare(true, speed, parameters(178, 1, 0, 0, 0)).isPresent(), "it vanished");
  }

  @Test
  void rule1_whatASurveyLaysOutIsHeldWithoutWhatAnArduPilotForgets() {
    MissionItem trigger = parameters(206, 25, 0, 1, 0);
    assertEquals(Optional.empty(), compare(true, trigger, parameters(206, 25, 0, 1, 0)));
    assertEquals(Optional.empty(), compare(true, trigger, parameters(206, 25, 0, 0, 0)));
    assertTrue(compare(false, trigger, parameters(206, 25, 0, 0, 0)).isPresent());
    assertTrue(compare(true, trigger, parameters(206, 0, 0, 1, 0)).isPresent(), "never triggers");
    MissionItem mount = new MissionItem(1, 2, 205, 0, 1, -60, 0, 0, 0, 0, 0, 2, 0);
    MissionItem held = new MissionItem(1, 0, 205, 0, 1, -60, 0, 0, 0, 0, 0, 0, 0);
    assertEquals(Optional.empty(), compare(true, mount, held));
    assertTrue(compare(false, mount, held).isPresent());
    MissionItem heads = parameters(16, 0, 0, 0, 90);
    assertEquals(Optional.empty(), compare(true, heads, parameters(16, 0, 0, 0, 0)));
    assertTrue(compare(false, heads, parameters(16, 0, 0, 0, 0)).isPresent(), "a PX4 turns there");
    assertTrue(compare(true, heads, parameters(16, 0, 0, 0, 80)).isPresent());
    MissionItem climbs = parameters(22, 15, 0, 0, 45);
    assertEquals(Optional.empty(), compare(true, climbs, parameters(22, 15, 0, 0, 0)));
  }

  private static Optional<String> compare(boolean ardupilot, MissionItem sent, MissionItem held) {
    MissionItem home = Plans.waypoint(0);
    return new PlanComparison(ardupilot).difference(List.of(home, sent), List.of(home, held));
  }

  private static MissionItem parameters(int command, float p1, float p2, float p3, float p4) {
    return new MissionItem(1, 3, command, 0, 1, p1, p2, p3, p4, 0, 0, 0, 0);
  }

  @Test
  void rule1_anythingElseIsADifference() {
    assertDifferent("position", item -> at(item, 6, item.x() + 1, item.z(), 2, 0));
    assertDifferent("z", item -> at(item, 6, item.x(), 30.15f, 2, 0));
    assertDifferent("frame", item -> at(item, 0, item.x(), item.z(), 2, 0));
    assertDifferent("frame", item -> at(item, 11, item.x(), item.z(), 2, 0));
    assertDifferent("param1", item -> at(item, 6, item.x(), item.z(), 3, 0));
    assertDifferent("param4", item -> at(item, 6, item.x(), item.z(), 2, 90));
    assertDifferent("command", item -> command(item, 19));

    assertTrue(ardupilot.difference(sent, sent.subList(0, 2)).orElseThrow().contains("3 items"));
  }

  @Test
  void rule5_homeInItemZeroBelongsToAnArduPilot() {
    List<MissionItem> held = new ArrayList<>(sent);
    held.set(0, at(sent.get(0), 0, 1, 50, 0, 0));
    assertEquals(Optional.empty(), ardupilot.difference(sent, held));
    assertTrue(new PlanComparison(false).difference(sent, held).isPresent());
  }

  @Test
  void rule5_homeShiftsItemsAndTheTargetsOfJumps() {
    List<MissionItem> plan =
        List.of(Plans.waypoint(0), command(Plans.waypoint(1), 177).withParam1(0));
    List<MissionItem> shifted = HomeSlot.prepend(1, 2, 50, plan);
    assertEquals(3, shifted.size());
    assertEquals(List.of(0, 1, 2), shifted.stream().map(MissionItem::seq).toList());
    assertEquals(1f, shifted.get(2).param1());
    assertEquals(plan, HomeSlot.strip(shifted));
  }

  @Test
  void clearedArduPilotStillHasItsHome() {
    assertEquals(Optional.empty(), ardupilot.difference(List.of(), Plans.plan(1)));
    assertTrue(new PlanComparison(false).difference(List.of(), Plans.plan(1)).isPresent());
  }

  @Test
  void digestKnowsWhatChangesTheFlight() {
    String digest = PlanDigest.of(sent);
    assertEquals(64, digest.length());
    assertEquals(digest, PlanDigest.of(Plans.plan(3)));
    assertEquals(
        digest, PlanDigest.of(changed(item -> at(item, 3, item.x(), item.z(), 2, Float.NaN))));
    assertNotEquals(digest, PlanDigest.of(Plans.plan(4)));
    assertNotEquals(
        digest, PlanDigest.of(changed(item -> at(item, 6, item.x() + 1, item.z(), 2, Float.NaN))));
  }

  private void assertSame(UnaryOperator<MissionItem> change) {
    assertEquals(Optional.empty(), ardupilot.difference(sent, changed(change)));
  }

  private void assertDifferent(String what, UnaryOperator<MissionItem> change) {
    String difference = ardupilot.difference(sent, changed(change)).orElseThrow();
    assertTrue(difference.startsWith("item 1: " + what + " sent"), difference);
  }

  private List<MissionItem> changed(UnaryOperator<MissionItem> change) {
    return sent.stream().map(item -> item.seq() == 0 ? item : change.apply(item)).toList();
  }

  private static MissionItem at(
      MissionItem item, int frame, int x, float z, float param1, float param4) {
    return new MissionItem(
        item.seq(), frame, item.command(), 0, 1, param1, 0, 0, param4, x, item.y(), z, 0);
  }

  private static MissionItem command(MissionItem item, int command) {
    return new MissionItem(
        item.seq(),
        item.frame(),
        command,
        0,
        1,
        item.param1(),
        0,
        0,
        Float.NaN,
        item.x(),
        item.y(),
        item.z(),
        0);
  }
}
