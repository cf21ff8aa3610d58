package io.skybeat.simulator.vehicle.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.mavlink.conversation.MissionItem;
import io.skybeat.mavlink.conversation.MissionTransfer;
import io.skybeat.mavlink.conversation.Parties;
import io.skybeat.mavlink.conversation.Patience;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.simulator.fault.AirframeFaults;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultKind;
import io.skybeat.simulator.vehicle.autopilot.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault of a plan's transfer against the production station's conversation, with every result
 * that a vehicle can refuse with, as an ArduPilot and as a PX4: the plan is verified and really
 * aboard, or the transfer ends with the reason.
 */
class MissionFaultsTest {
  private static final int ITEMS = 12;
  private static final Dialect DIALECT = new Dialect();

  record Case(FaultKind kind, int figure, boolean px4) {
    @Override
    public String toString() {
      return kind.word() + " " + figure + (px4 ? " px4" : " ardupilot");
    }
  }

  static Stream<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      if (!kind.name().startsWith("MISSION_")) {
        continue;
      }
      boolean results = kind == FaultKind.MISSION_REFUSED || kind == FaultKind.MISSION_LAST_REFUSED;
      int usual = (int) kind.usualStrength();
      for (int figure = results ? 1 : usual; figure <= (results ? 15 : usual); figure++) {
        cases.add(new Case(kind, figure, false));
        cases.add(new Case(kind, figure, true));
      }
    }
    cases.add(new Case(FaultKind.MISSION_REQUESTS_LOST, 1, false));
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isVerifiedOrEndsWithTheReason(Case one) {
    Manners manners = one.px4() ? Manners.PX4 : Manners.ARDUCOPTER;
    BenchDesk vehicle = new BenchDesk(manners, Plans.MISSION, OptionalInt.empty());
    // What passes is struck alone: there is no line, and nothing comes late.
    AirframeFaults faults = new AirframeFaults(null, DIALECT, null);
    faults.begin(new Fault(one.kind(), Instant.EPOCH, Duration.ofHours(1), 1, one.figure()));
    vehicle.suffers(faults);
    List<MissionItem> plan = LossyPlanTransferTest.plan(3, Plans.MISSION, manners, ITEMS);
    MissionTransfer transfer =
        new MissionTransfer(
            Parties.stationAnd(BenchDesk.SYSTEM),
            Plans.MISSION,
            plan,
            !manners.px4(),
            Patience.RECOMMENDED);
    new LossyAir(DIALECT, new LossyAir.Weather(0, 0, 30, 10), 1, vehicle).talk(transfer);
    MissionTransfer.Result result = transfer.outcome().orElseThrow();
    if (result instanceof MissionTransfer.Failed failed) {
      assertFalse(failed.reason().isBlank());
      assertFalse(harmless(one.kind()), one + " need not fail: " + failed.reason());
      return;
    }
    LossyPlanTransferTest.holds(vehicle.plans, Plans.MISSION, plan, manners, one.toString());
    assertTrue(one.kind() != FaultKind.MISSION_ITEM_SPOILT, "a wrong item was verified");
    assertEquals(ITEMS, plan.size());
  }

  /** Rules 2, 3 and 7: what a station has to get over. */
  private static boolean harmless(FaultKind kind) {
    return kind == FaultKind.MISSION_ACK_LOST
        || kind == FaultKind.MISSION_AFTER_ACCEPT
        || kind == FaultKind.MISSION_FOREIGN_TYPE
        || kind == FaultKind.MISSION_WRONG_SEQUENCE;
  }
}
