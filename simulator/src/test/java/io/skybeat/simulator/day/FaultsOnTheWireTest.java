package io.skybeat.simulator.day;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.AdsbVehicle;
import io.dronefleet.mavlink.common.Attitude;
import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.FenceStatus;
import io.dronefleet.mavlink.common.GlobalPositionInt;
import io.dronefleet.mavlink.common.GpsRawInt;
import io.dronefleet.mavlink.common.HighLatency2;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequest;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.common.SystemTime;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import io.skybeat.simulator.fault.Fault;
import io.skybeat.simulator.fault.FaultDetail;
import io.skybeat.simulator.fault.FaultDetail.Cameras;
import io.skybeat.simulator.fault.FaultDetail.Direction;
import io.skybeat.simulator.fault.FaultDetail.Heard;
import io.skybeat.simulator.fault.FaultKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fault of a vehicle, its line and its dock is really there: on the wire, in real frames. */
class FaultsOnTheWireTest {
  private static final int HEARTBEAT = 0;
  private static final int ATTITUDE = 30;
  private static final int RUN_CHECKS = 401;
  private static final int TELL = 512;
  private static final int VERSION = 148;

  private final WireBench bench = new WireBench();

  private static FaultDetail of(int message, Direction way) {
    return new FaultDetail(message, way, 0, Cameras.BOTH, Heard.RECEIVER, 5);
  }

  private Fault strike(FaultKind kind) {
    return strike(kind, kind.usualStrength());
  }

  private Fault strike(FaultKind kind, double strength) {
    return bench.strike(kind, strength, FaultDetail.USUAL.seeded(5));
  }

  // ---- the line

  @Test
  void aLossyLineLosesDoublesAndDelays() {
    int before = bench.listen(60, Heartbeat.class).size();
    Fault fault = strike(FaultKind.LOSSY_LINK, 0.5);
    int after = bench.listen(60, Heartbeat.class).size();
    assertTrue(after > before / 5 && after < before * 0.8, after + " of " + before);
    assertTrue(Collections.max(delaysMs()) > 200, "some are late");
    bench.relieve(fault);
    assertEquals(before, bench.listen(60, Heartbeat.class).size(), 2);
  }

  /** How late positions were, by the vehicle's own clock, against the earliest. */
  private List<Long> delaysMs() {
    List<Long> lags = new ArrayList<>();
    for (WireBench.Heard one : bench.heard) {
      if (one.message() instanceof GlobalPositionInt position) {
        lags.add(one.at().toEpochMilli() - position.timeBootMs());
      }
    }
    long least = Collections.min(lags);
    return lags.stream().map(lag -> lag - least).toList();
  }

  @Test
  void aCutLineCarriesNothing() {
    Fault fault = strike(FaultKind.LINK_CUT);
    bench.run(0.1);
    bench.heard.clear();
    bench.command(400, 1);
    bench.run(10);
    assertEquals(List.of(), bench.heard);
    assertFalse(bench.berth.armed(), "nor does the vehicle hear");
    bench.relieve(fault);
    assertFalse(bench.listen(3, Heartbeat.class).isEmpty());
  }

  @Test
  void aGarbledLineIsNoticedByItsChecksums() {
    long before = bench.network.badFrames();
    strike(FaultKind.GARBLED_LINK, 0.5);
    bench.run(20);
    assertTrue(bench.network.badFrames() > before + 20, "" + bench.network.badFrames());
  }

  @Test
  void messagesAreDroppedByTheirIdAndWay() {
    bench.strike(FaultKind.MESSAGE_DROP, 1, of(ATTITUDE, Direction.TO_STATION));
    assertEquals(List.of(), bench.listen(5, Attitude.class));
    assertEquals(5, bench.all(Heartbeat.class).size(), 1);
    assertEquals(List.of(0), bench.answers(RUN_CHECKS, 1));
    bench.strike(FaultKind.MESSAGE_DROP, 1, of(76, Direction.TO_VEHICLE));
    assertEquals(List.of(), bench.answers(RUN_CHECKS, 1), "COMMAND_LONG is not heard");
  }

  @Test
  void theSeedDecidesWhichMessagesAreDropped() {
    List<Long> first = kept(7);
    assertEquals(first, kept(7));
    assertNotEquals(first, kept(8));
    assertTrue(first.size() > 40 && first.size() < 80, "half of 120: " + first.size());
  }

  private static List<Long> kept(long seed) {
    WireBench own = new WireBench();
    own.strike(
        FaultKind.MESSAGE_DROP,
        0.5,
        new FaultDetail(ATTITUDE, Direction.BOTH, 0, Cameras.BOTH, Heard.RECEIVER, seed));
    return own.listen(60, Attitude.class).stream().map(Attitude::timeBootMs).toList();
  }

  @Test
  void messagesAreDoubled() {
    bench.strike(FaultKind.MESSAGE_DOUBLE, 1, of(HEARTBEAT, Direction.TO_STATION));
    assertEquals(20, bench.listen(10, Heartbeat.class).size(), 2);
  }

  @Test
  void messagesAreOvertaken() {
    bench.fly();
    bench.strike(FaultKind.MESSAGE_OVERTAKE, 0.5, of(ATTITUDE, Direction.TO_STATION));
    List<Long> stamps =
        bench.listen(10, Attitude.class).stream().map(Attitude::timeBootMs).toList();
    assertNotEquals(stamps.stream().sorted().toList(), stamps);
  }

  @Test
  void messagesAreDelayed() {
    bench.strike(FaultKind.MESSAGE_DELAY, 3, of(HEARTBEAT, Direction.TO_STATION));
    assertEquals(List.of(), bench.listen(2.8, Heartbeat.class));
    assertFalse(bench.listen(3, Heartbeat.class).isEmpty());
  }

  @Test
  void heartbeatAndTelemetryStopApart() {
    Fault still = strike(FaultKind.HEARTBEAT_STOP);
    assertEquals(List.of(), bench.listen(5, Heartbeat.class));
    assertTrue(bench.all(Attitude.class).size() > 5);
    bench.relieve(still);
    strike(FaultKind.TELEMETRY_STOP);
    assertEquals(5, bench.listen(5, Heartbeat.class).size(), 1);
    assertEquals(List.of(), bench.all(Attitude.class));
  }

  @Test
  void aNarrowLinkCarriesHighLatencyAlone() {
    Fault fault = strike(FaultKind.HIGH_LATENCY);
    List<HighLatency2> told = bench.listen(21, HighLatency2.class);
    assertEquals(4, told.size(), 1);
    assertEquals(bench.heard.size(), told.size(), "and nothing else");
    assertEquals(305_000_000, told.get(0).latitude(), 400);
    assertEquals(List.of(0), bench.answers(RUN_CHECKS, 1));
    bench.upload(3);
    assertEquals(List.of(), bench.asked(), "missions are not heard");
    bench.relieve(fault);
    assertFalse(bench.listen(2, Heartbeat.class).isEmpty());
    assertEquals(List.of(), bench.all(HighLatency2.class));
  }

  @Test
  void highLatencyIsSwitchedByCommandToo() {
    assertEquals(List.of(0), bench.answers(2600, 1, 1));
    assertEquals(List.of(), bench.listen(6, Heartbeat.class));
    assertEquals(List.of(0), bench.answers(2600, 1, 0));
    assertFalse(bench.listen(2, Heartbeat.class).isEmpty());
  }

  @Test
  void anotherSystemIsOverheard() {
    strike(FaultKind.FOREIGN_TRAFFIC);
    bench.heard.clear();
    bench.run(5);
    assertTrue(bench.heard.stream().anyMatch(one -> one.system() == 77));
    assertTrue(bench.all(CommandAck.class).stream().anyMatch(ack -> ack.targetSystem() == 250));
  }

  // ---- commands

  @Test
  void acknowledgementsAreMissingLateOrNeverDone() {
    Fault none = strike(FaultKind.NO_ACK);
    assertEquals(List.of(), bench.answers(TELL, 2, VERSION));
    assertEquals(1, bench.all(io.skybeat.mavlink.dialect.message.AutopilotVersion.class).size());
    bench.relieve(none);
    Fault ever = strike(FaultKind.ACK_IN_PROGRESS);
    assertEquals(List.of(5), bench.answers(RUN_CHECKS, 2));
    bench.relieve(ever);
    Fault late = strike(FaultKind.ACK_LATE, 4);
    assertEquals(List.of(), bench.answers(RUN_CHECKS, 3.5));
    bench.run(1);
    assertEquals(1, bench.all(CommandAck.class).size());
    bench.relieve(late);
    strike(FaultKind.COMMANDS_UNHEARD);
    assertEquals(List.of(), bench.answers(TELL, 2, VERSION));
    assertEquals(List.of(), bench.all(io.skybeat.mavlink.dialect.message.AutopilotVersion.class));
  }

  @Test
  void oneCommandAloneIsStruckWhereItIsNamed() {
    FaultDetail one =
        new FaultDetail(FaultDetail.ALL, Direction.BOTH, TELL, Cameras.BOTH, Heard.RECEIVER, 1);
    bench.strike(FaultKind.NO_ACK, 1, one);
    assertEquals(List.of(), bench.answers(TELL, 1, VERSION));
    assertEquals(List.of(0), bench.answers(RUN_CHECKS, 1));
  }

  // ---- plans

  @Test
  void aSoundUploadIsAskedForInOrderAndAcceptedOnce() {
    bench.upload(6);
    assertEquals(List.of(0, 1, 2, 3, 4, 5), bench.asked());
    assertEquals(List.of(0), bench.verdicts());
  }

  @Test
  void requestsAreLostAndAskedAgain() {
    strike(FaultKind.MISSION_REQUESTS_LOST, 2);
    bench.upload(6);
    assertEquals(List.of(0), bench.verdicts());
    strike(FaultKind.MISSION_REQUESTS_LOST, 1);
    bench.upload(6);
    assertEquals(List.of(), bench.asked());
  }

  @Test
  void oneItemIsNeverReadBack() {
    bench.upload(5);
    strike(FaultKind.MISSION_NO_REPLY, 3);
    bench.heard.clear();
    for (int seq = 0; seq < 5; seq++) {
      bench.say(MissionRequestInt.builder().targetSystem(1).targetComponent(1).seq(seq).build());
    }
    bench.run(2);
    assertEquals(
        List.of(0, 1, 2, 4), bench.all(MissionItemInt.class).stream().map(i -> i.seq()).toList());
  }

  @Test
  void itemsAreAskedForTooEarlyAndBeyondTheEnd() {
    strike(FaultKind.MISSION_WRONG_SEQUENCE);
    bench.upload(6);
    assertTrue(bench.asked().contains(900), bench.asked().toString());
    assertNotEquals(bench.asked().stream().sorted().toList(), bench.asked());
  }

  @Test
  void aPlanIsAcceptedTooEarly() {
    strike(FaultKind.MISSION_EARLY_ACCEPT);
    bench.upload(6);
    assertEquals(List.of(0, 0), bench.verdicts());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
  void aPlanIsRefusedWithEveryResult(int result) {
    Fault early = strike(FaultKind.MISSION_REFUSED, result);
    bench.upload(5);
    assertTrue(bench.verdicts().contains(result), bench.verdicts().toString());
    bench.relieve(early);
    bench.run(20);
    strike(FaultKind.MISSION_LAST_REFUSED, result);
    bench.upload(5);
    assertEquals(List.of(result), bench.verdicts());
  }

  @Test
  void theLastWordIsMissing() {
    strike(FaultKind.MISSION_ACK_LOST);
    bench.upload(5);
    assertEquals(List.of(0, 1, 2, 3, 4), bench.asked());
    assertEquals(List.of(), bench.verdicts());
    assertEquals(5, bench.berth.vehicle().mission().size());
  }

  @Test
  void itTalksOnAfterItsLastWord() {
    strike(FaultKind.MISSION_AFTER_ACCEPT);
    bench.upload(4);
    List<Object> talk =
        bench.heard.stream()
            .map(WireBench.Heard::message)
            .filter(
                one ->
                    one instanceof MissionAck
                        || one instanceof MissionRequest
                        || one instanceof MissionItemInt)
            .toList();
    int last = 0;
    while (!(talk.get(last) instanceof MissionAck)) {
      last++;
    }
    assertTrue(talk.size() > last + 3, "after it come requests and an item: " + talk.size());
  }

  @Test
  void anotherPlansWordsComeInBetween() {
    strike(FaultKind.MISSION_FOREIGN_TYPE);
    bench.upload(4);
    assertTrue(
        bench.all(MissionAck.class).stream().anyMatch(ack -> ack.missionType().value() == 1));
  }

  @Test
  void anItemIsKeptWrongly() {
    strike(FaultKind.MISSION_ITEM_SPOILT);
    bench.upload(6);
    assertEquals(37, bench.berth.vehicle().mission().get(4).z(), 0.1);
    assertEquals(30, bench.berth.vehicle().mission().get(5).z(), 0.1);
  }

  // ---- the vehicle

  @Test
  void thePackSags() {
    strike(FaultKind.BATTERY_SAG, 18);
    List<SysStatus> told = bench.listen(3, SysStatus.class);
    assertEquals(17, told.get(told.size() - 1).batteryRemaining(), 1);
  }

  @Test
  void satellitesGoAndComeBack() {
    Fault fault = strike(FaultKind.GPS_LOSS);
    assertTrue(bench.listen(3, GpsRawInt.class).stream().anyMatch(g -> g.satellitesVisible() == 3));
    bench.relieve(fault);
    bench.run(1);
    assertTrue(bench.listen(3, GpsRawInt.class).stream().allMatch(g -> g.satellitesVisible() > 3));
  }

  @Test
  void theWindBlowsItAboutAndIsMeasured() {
    bench.fly();
    Fault fault = strike(FaultKind.STRONG_WIND, 14);
    assertEquals(14, bench.measuredMps.getAsDouble());
    bench.run(10);
    List<Attitude> told = bench.listen(3, Attitude.class);
    assertTrue(
        told.stream().anyMatch(a -> Math.hypot(a.roll(), a.pitch()) > 0.15), "it leans against it");
    bench.relieve(fault);
    assertTrue(bench.measuredMps.isEmpty());
  }

  @Test
  void aBreachOfTheFenceIsToldAndActedOn() {
    bench.fly();
    strike(FaultKind.FENCE_BREACH);
    List<FenceStatus> told = bench.listen(3, FenceStatus.class);
    assertEquals(1, told.get(told.size() - 1).breachStatus());
    List<Heartbeat> beats = bench.all(Heartbeat.class);
    assertEquals(6, beats.get(beats.size() - 1).customMode(), "RTL");
  }

  @Test
  void itIsSilentWhileItRestartsAndMayHaveForgotten() {
    bench.upload(5);
    strike(FaultKind.REBOOT);
    assertEquals(List.of(), bench.listen(6, Heartbeat.class));
    assertFalse(bench.listen(10, Heartbeat.class).isEmpty());
    assertEquals(4, total());
    strike(FaultKind.MEMORY_LOSS);
    bench.run(16);
    assertEquals(0, total());
  }

  private int total() {
    List<MissionCurrent> told = bench.listen(2, MissionCurrent.class);
    return told.get(told.size() - 1).total();
  }

  @Test
  void theVehiclesClockJumps() {
    strike(FaultKind.VEHICLE_CLOCK_JUMP, 3600);
    List<SystemTime> told = bench.listen(3, SystemTime.class);
    long unixS = told.get(told.size() - 1).timeUnixUsec().longValue() / 1_000_000;
    assertEquals(3600, unixS - bench.time.now().getEpochSecond(), 3);
  }

  // ---- around it

  @Test
  void theDocksFaultsAreInItsWords() {
    strike(FaultKind.DOCK_E_STOP);
    assertTrue(last().contains("\"emergency_stop_state\":1"), last());
    Fault silent = strike(FaultKind.DOCK_SILENT);
    bench.dockWords.clear();
    order("cover_open");
    assertEquals(List.of(), bench.dockWords);
    bench.relieve(silent);
    order("cover_open");
    assertTrue(last().contains("514107"), last());
  }

  @Test
  void aStuckCoverDoesNotOpen() {
    strike(FaultKind.DOCK_COVER_STUCK);
    order("cover_open");
    bench.run(12);
    assertFalse(bench.dock.isOpen());
    assertTrue(last().contains("failed"), last());
  }

  @Test
  void aDockThatDoesNotReplyMovesAllTheSame() {
    strike(FaultKind.DOCK_NO_REPLY);
    bench.dockWords.clear();
    order("cover_open");
    bench.run(6);
    assertTrue(bench.dock.isOpen());
    assertTrue(bench.dockWords.stream().noneMatch(word -> word.contains("services_reply")));
  }

  @Test
  void aBrokenChargerChargesNothing() {
    strike(FaultKind.CHARGER_FAULT);
    order("charge_open");
    assertFalse(bench.dock.charges());
    assertTrue(last().contains("\"drone_charge_state\":{\"state\":0"), last());
  }

  private void order(String method) {
    bench.dock.hear(
        bench.dock.ordersTopic(),
        ("{\"bid\":\"b\",\"method\":\"" + method + "\"}").getBytes(UTF_8));
    bench.run(0.1);
  }

  private String last() {
    return bench.dockWords.get(bench.dockWords.size() - 1);
  }

  @Test
  void anAircraftIsHeardByTheReceiverOrTheVehicle() {
    strike(FaultKind.INTRUDER, 120);
    assertEquals(1, bench.received.size());
    assertEquals(List.of(), bench.listen(5, AdsbVehicle.class));
    bench.strike(
        FaultKind.INTRUDER,
        120,
        new FaultDetail(FaultDetail.ALL, Direction.BOTH, 0, Cameras.BOTH, Heard.VEHICLE, 1));
    List<AdsbVehicle> told = bench.listen(5, AdsbVehicle.class);
    assertEquals(5, told.size(), 1);
    assertEquals(170_000, told.get(0).altitude(), 100);
    assertEquals(1, bench.received.size());
  }

  /** The kinds that have no test here have theirs where they can be seen. */
  @ParameterizedTest
  @MethodSource("elsewhere")
  void whatIsNotSeenHereStrikesNoVehicleOrNeedsSockets(FaultKind kind) {
    assertTrue(
        kind.scope() != FaultKind.Scope.DRONE
            || kind == FaultKind.LINK_PORT_CHANGE
            || kind == FaultKind.STALE_SIGNATURE,
        kind.word());
  }

  static Stream<FaultKind> elsewhere() {
    return Arrays.stream(FaultKind.values())
        .filter(
            kind -> kind.scope() != FaultKind.Scope.DRONE || !kind.playedIn(FaultKind.Stage.DAY));
  }
}
