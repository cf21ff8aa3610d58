package io.skybeat.simulator.vehicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.AutopilotVersion;
import io.dronefleet.mavlink.common.HomePosition;
import io.dronefleet.mavlink.common.MissionClearAll;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequest;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.common.ParamRequestList;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.common.SystemTime;
import io.dronefleet.mavlink.common.Timesync;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.geo.Enu;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCount;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import io.skybeat.simulator.net.LinkFaults;
import io.skybeat.simulator.vehicle.speech.Manners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an ArduCopter answers, and how it refuses. */
class MannersTest {
  private static final int PREARM = 0x1000_0000;

  @Test
  void uploadSurvivesAQuarterOfTheLinkLost() {
    FlightBench bench = new FlightBench(FlightBench.config(), LinkFaults.losing(0.25), 11);
    bench.run(2);
    List<MissionItemInt> sent = Items.patrol().list();
    int verdict = bench.upload(sent, 0);
    // The acknowledgement itself may be lost; what counts is what is kept.
    assertTrue(verdict == 0 || verdict == -1, "verdict " + verdict);
    List<MissionItemInt> kept = bench.download(0);
    assertEquals(sent.size(), kept.size());
    assertEquals(sent.get(15).x(), kept.get(15).x());
  }

  @Test
  void asksAgainAfterASecondAndGivesUpAfterEight() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.run(2);
    bench.plan = List.of();
    bench.send(MissionCount.builder().targetSystem(7).targetComponent(1).count(5).build());
    bench.run(3.5);
    assertEquals(4, bench.all(MissionRequest.class).size(), "at 0, 1, 2 and 3 s");
    bench.run(6);
    assertEquals(15, bench.last(MissionAck.class).orElseThrow().type().value(), "cancelled");
  }

  @Test
  void aWrongItemIsRefusedAndTheUploadGoesOn() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.run(2);
    List<MissionItemInt> items = Items.hop().list();
    bench.send(
        MissionCount.builder().targetSystem(7).targetComponent(1).count(items.size()).build());
    bench.send(items.get(2));
    bench.run(0.1);
    assertEquals(13, bench.last(MissionAck.class).orElseThrow().type().value());
    bench.heard.clear();
    bench.plan = items;
    bench.await("accepted", () -> bench.last(MissionAck.class).isPresent());
    assertEquals(0, bench.last(MissionAck.class).orElseThrow().type().value());
  }

  @Test
  void anotherStationIsDeniedDuringAnUpload() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.run(2);
    bench.send(MissionCount.builder().targetSystem(7).targetComponent(1).count(5).build());
    bench.run(0.1);
    bench.sendAs(200, MissionCount.builder().targetSystem(7).targetComponent(1).count(3).build());
    bench.run(0.1);
    MissionAck denied = bench.last(MissionAck.class).orElseThrow();
    assertEquals(14, denied.type().value());
    assertEquals(200, denied.targetSystem());
  }

  @Test
  void fenceAndRallyAreKeptApart() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.run(2);
    assertEquals(0, bench.upload(Items.hop().list(), 0));
    List<MissionItemInt> fence = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      fence.add(
          MissionItemInt.builder()
              .targetSystem(7)
              .targetComponent(1)
              .seq(i)
              .frame(EnumValue.create(0))
              .command(EnumValue.create(5001))
              .param1(4)
              .x(305_000_000 + 1000 * (i % 2))
              .y(1_143_000_000 + 1000 * (i / 2))
              .missionType(EnumValue.create(1))
              .build());
    }
    assertEquals(0, bench.upload(fence, 1));
    assertEquals(4, bench.download(1).size());
    assertEquals(4, bench.download(1).get(3).param1());
    assertEquals(4, bench.download(0).size());
    assertEquals(0, bench.download(2).size());
  }

  @Test
  void clearingIsRefusedInAuto() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.launch(Items.hop().list());
    bench.run(8);
    bench.heard.clear();
    bench.send(MissionClearAll.builder().targetSystem(7).targetComponent(1).build());
    bench.run(0.2);
    assertEquals(1, bench.last(MissionAck.class).orElseThrow().type().value());
    assertEquals(4, bench.download(0).size());
  }

  @Test
  void asksWithIntAndTellsOpaqueIdsWhereSet() {
    Manners other = new Manners(true, true, true, true);
    FlightBench bench = new FlightBench(FlightBench.config().withManners(other));
    bench.run(2);
    assertEquals(0, bench.upload(Items.hop().list(), 0));
    assertTrue(bench.all(MissionRequest.class).isEmpty());
    assertEquals(4, bench.all(MissionRequestInt.class).size());
    long id = bench.last(MissionAck.class).orElseThrow().opaqueId();
    bench.run(1.2);
    assertTrue(id != 0);
    assertEquals(id, bench.last(MissionCurrent.class).orElseThrow().missionId());
  }

  @Test
  void coldItRefusesToArmUntilItKnowsWhereItIs() {
    FlightBench bench = new FlightBench(FlightBench.config().cold());
    bench.run(3);
    assertEquals(4, bench.command(176, 1, 4), "no GUIDED without a position");
    assertFalse(preArmGood(bench));
    bench.run(25);
    assertTrue(preArmGood(bench), "the bit comes before the position");
    assertTrue(bench.last(HomePosition.class).isEmpty());
    bench.run(15);
    assertEquals(0, bench.command(176, 1, 4));
    assertEquals(0, bench.command(400, 1));
    assertTrue(bench.armed());
  }

  @Test
  void warmItIsReadyWithinTwoSeconds() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.run(2.1);
    assertTrue(preArmGood(bench));
    assertEquals(0, bench.command(176, 1, 4));
    assertEquals(0, bench.command(400, 1));
    bench.await("armed heartbeat", () -> (baseMode(bench) & 128) != 0);
    bench.await("idle motors stop by themselves", () -> !bench.armed());
    bench.run(0.1);
    assertTrue(bench.texts().contains("Disarming motors"));
  }

  private static boolean preArmGood(FlightBench bench) {
    bench.run(1.1);
    return (bench.last(SysStatus.class).orElseThrow().onboardControlSensorsHealth().value()
            & PREARM)
        != 0;
  }

  private static int baseMode(FlightBench bench) {
    return bench.last(Heartbeat.class).orElseThrow().baseMode().value();
  }

  @Test
  void autoWithoutAMissionOrATakeOffIsRefused() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.run(2);
    assertEquals(4, bench.command(176, 1, 3));
    bench.upload(new Items().place(16, new Enu(0, 50, 20)).list(), 0);
    assertEquals(0, bench.command(176, 1, 3));
    assertEquals(4, bench.command(400, 1));
    bench.run(0.1);
    assertTrue(bench.texts().contains("Arm: Missing Takeoff Cmd"), bench.texts().toString());
  }

  @Test
  void everyCommandIsAnswered() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.run(2);
    assertEquals(3, bench.command(31_999), "unknown");
    assertEquals(4, bench.command(22, 0, 0, 0, 0, 0, 0, 10), "take-off disarmed");
    assertEquals(8, bench.command(192, -1, 0, 0, 0, 30.5, 114.3, 20), "needs COMMAND_INT");
    assertEquals(0, bench.command(511, 30, 20_000));
    bench.heard.clear();
    bench.run(1);
    assertEquals(50, bench.all(io.dronefleet.mavlink.common.Attitude.class).size(), 1);
    assertEquals(0, bench.command(512, 148));
    assertTrue(
        bench.heard.stream().noneMatch(AutopilotVersion.class::isInstance),
        "ours takes dronefleet's place");
    assertTrue(bench.last(io.skybeat.mavlink.dialect.message.AutopilotVersion.class).isPresent());
    assertEquals(4, bench.command(512, 77_77));
  }

  @Test
  void listsAndSetsParameters() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.run(2);
    bench.heard.clear();
    bench.send(ParamRequestList.builder().targetSystem(7).targetComponent(1).build());
    bench.run(2);
    List<ParamValue> values = bench.all(ParamValue.class);
    assertEquals(values.get(0).paramCount(), values.size());
    set(bench, "WPNAV_SPEED", 500);
    assertEquals(500, bench.last(ParamValue.class).orElseThrow().paramValue());
    set(bench, "MIS_TOTAL", 9);
    assertEquals(0, bench.last(ParamValue.class).orElseThrow().paramValue(), "read-only");
    bench.heard.clear();
    set(bench, "NO_SUCH", 9);
    assertTrue(bench.last(ParamValue.class).isEmpty());
  }

  private static void set(FlightBench bench, String name, float value) {
    bench.send(
        ParamSet.builder()
            .targetSystem(7)
            .targetComponent(1)
            .paramId(name)
            .paramValue(value)
            .build());
    bench.run(0.1);
  }

  @Test
  void itsClocksAreItsOwn() {
    FlightBench bench = new FlightBench(FlightBench.config());
    bench.run(3);
    SystemTime told = bench.last(SystemTime.class).orElseThrow();
    double offsetMs = told.timeUnixUsec().longValue() / 1000.0 - bench.clock.now().toEpochMilli();
    assertTrue(Math.abs(offsetMs) <= 1200, "within a second and the error: " + offsetMs);
    assertTrue(told.timeBootMs() > 20_000, "it was on before we looked");
    bench.heard.clear();
    bench.send(Timesync.builder().ts1(123).build());
    bench.run(0.1);
    Timesync answer = bench.last(Timesync.class).orElseThrow();
    assertEquals(123, answer.ts1());
    long bootNs = answer.tc1() - told.timeBootMs() * 1_000_000;
    assertTrue(bootNs >= 0 && bootNs < Duration.ofSeconds(2).toNanos());
  }
}
