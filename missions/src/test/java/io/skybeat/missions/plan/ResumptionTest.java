package io.skybeat.missions.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.geo.LatLon;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Flying on where a flight was broken off. */
class ResumptionTest {
  private static PlanItem item(int command, double... params) {
    List<Double> seven = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      seven.add(i < params.length ? params[i] : 0.0);
    }
    return new PlanItem(command, PlanItem.FRAME_GLOBAL_RELATIVE_ALT, true, seven);
  }

  private static PlanItem to(int command, double lat) {
    return item(command, 0, 0, 0, 0, lat, 114.3, 30);
  }

  private static final PlanItem TAKE_OFF = to(PlanItem.NAV_TAKEOFF, 30.5);
  private static final PlanItem SLOW = item(PlanItem.DO_CHANGE_SPEED, 1, 4);
  private static final PlanItem FAST = item(PlanItem.DO_CHANGE_SPEED, 1, 8);
  private static final PlanItem MARKET = to(PlanItem.DO_SET_ROI_LOCATION, 30.51);
  private static final PlanItem FIRST = to(PlanItem.NAV_WAYPOINT, 30.501);
  private static final PlanItem SECOND = to(PlanItem.NAV_WAYPOINT, 30.502);
  private static final PlanItem HOME = item(PlanItem.NAV_RETURN_TO_LAUNCH);

  private static Plan plan(PlanItem... items) {
    return new Plan(
        "p", Optional.of(new LatLon(30.5, 114.3)), 50, 8, List.of(items), List.of(), List.of());
  }

  @Test
  void theRestBeginsWithTakeOffSpeedAndAimInForce() {
    Plan plan = plan(TAKE_OFF, SLOW, MARKET, FIRST, FAST, SECOND, HOME);
    assertEquals(
        List.of(TAKE_OFF, FAST, MARKET, SECOND, HOME),
        Resumption.of(plan, 5).orElseThrow().items());
    assertEquals(
        List.of(TAKE_OFF, SLOW, MARKET, FAST, SECOND, HOME),
        Resumption.of(plan, 4).orElseThrow().items());
  }

  @Test
  void whatIsNotClearOrNotWorthItIsNotResumed() {
    Plan plan = plan(TAKE_OFF, FIRST, SECOND, HOME);
    assertTrue(Resumption.of(plan, 3).isEmpty(), "only the way home is left");
    assertTrue(Resumption.of(plan, 0).isEmpty(), "nothing was flown");
    assertTrue(Resumption.of(plan, 9).isEmpty());
    Plan jumps = plan(TAKE_OFF, FIRST, item(PlanItem.DO_JUMP, 1, 2), SECOND, HOME);
    assertTrue(Resumption.of(jumps, 3).isEmpty());
    assertTrue(Resumption.of(plan(FIRST, SECOND, HOME), 1).isEmpty(), "no take-off");
  }
}
