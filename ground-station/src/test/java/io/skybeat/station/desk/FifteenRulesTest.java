package io.skybeat.station.desk;

import static io.skybeat.station.desk.RuleBench.PARTIES;
import static io.skybeat.station.desk.RuleBench.ack;
import static io.skybeat.station.desk.RuleBench.answer;
import static io.skybeat.station.desk.RuleBench.at;
import static io.skybeat.station.desk.RuleBench.command;
import static io.skybeat.station.desk.RuleBench.count;
import static io.skybeat.station.desk.RuleBench.plan;
import static io.skybeat.station.desk.RuleBench.request;
import static io.skybeat.station.desk.RuleBench.value;
import static io.skybeat.station.desk.RuleBench.waypoint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.MavSysStatusSensor;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.SysStatus;
import io.dronefleet.mavlink.common.Timesync;
import io.dronefleet.mavlink.minimal.Heartbeat;
import io.dronefleet.mavlink.minimal.MavAutopilot;
import io.dronefleet.mavlink.minimal.MavModeFlag;
import io.dronefleet.mavlink.minimal.MavState;
import io.dronefleet.mavlink.minimal.MavType;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.core.flight.Battery;
import io.skybeat.core.flight.DroneId;
import io.skybeat.core.time.SystemTime;
import io.skybeat.mavlink.conversation.CommandExchange;
import io.skybeat.mavlink.conversation.CommandsInFlight;
import io.skybeat.mavlink.conversation.Conversation;
import io.skybeat.mavlink.conversation.HomeSlot;
import io.skybeat.mavlink.conversation.MissionItem;
import io.skybeat.mavlink.conversation.MissionTransfer;
import io.skybeat.mavlink.conversation.MissionUpload;
import io.skybeat.mavlink.conversation.ParameterCodec;
import io.skybeat.mavlink.conversation.ParameterExchange;
import io.skybeat.mavlink.conversation.Patience;
import io.skybeat.mavlink.conversation.PlanWatch;
import io.skybeat.mavlink.conversation.TimeSync;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.mavlink.dialect.message.MissionCount;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import io.skybeat.mavlink.sign.SigningClock;
import io.skybeat.mavlink.transport.LinkSettings;
import io.skybeat.mavlink.transport.UdpLink;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Outcome;
import io.skybeat.station.event.Phase;
import io.skybeat.station.fleet.Fleet;
import io.skybeat.station.fleet.Vehicle;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The fifteen rules that are most often got wrong, each against the real state machines. */
class FifteenRulesTest {
  private static MissionUpload upload(boolean ardupilot) {
    MissionUpload upload =
        new MissionUpload(PARTIES, MissionItem.MISSION, plan(3), ardupilot, Patience.RECOMMENDED);
    upload.start(at(0));
    return upload;
  }

  private static List<Object> hear(Conversation<?> talk, double seconds, Object message) {
    return talk.heard(at(seconds), 1, 1, message);
  }

  /** Uploads three items and has {@code held} read back. */
  private static MissionTransfer.Result readBack(List<MissionItem> held) {
    MissionTransfer transfer =
        new MissionTransfer(PARTIES, MissionItem.MISSION, plan(3), true, Patience.RECOMMENDED);
    transfer.start(at(0));
    for (int seq = 0; seq < 3; seq++) {
      hear(transfer, 0.1, request(seq));
    }
    hear(transfer, 0.2, ack(0, MissionItem.MISSION));
    assertTrue(transfer.outcome().isEmpty(), "ACCEPTED is not the end");
    hear(transfer, 0.3, count(held.size(), 0));
    held.forEach(item -> hear(transfer, 0.4, item.to(255, 190)));
    return transfer.outcome().orElseThrow();
  }

  @Test
  @DisplayName("1 An upload is read back and compared after the vehicle's rounding")
  void rule1() {
    List<MissionItem> rounded = List.of(waypoint(0, 50), waypoint(1, 30.12f), waypoint(2, 30.12f));
    assertInstanceOf(MissionTransfer.Verified.class, readBack(rounded));
    List<MissionItem> mixture = List.of(waypoint(0, 50), waypoint(1, 30.12f), waypoint(2, 45));
    MissionTransfer.Failed failed =
        assertInstanceOf(MissionTransfer.Failed.class, readBack(mixture));
    assertTrue(failed.reason().contains("item 2: z"), failed.reason());
  }

  @Test
  @DisplayName("2 The vehicle pulls: after its first request MISSION_COUNT is never sent again")
  void rule2() {
    MissionUpload upload = upload(true);
    assertInstanceOf(MissionCount.class, upload.due(at(1.5)).get(0));
    hear(upload, 1.6, request(0));
    for (double t = 1.7; t < 10; t += 0.1) {
      assertEquals(List.of(), upload.due(at(t)));
    }
    assertInstanceOf(MissionItemInt.class, hear(upload, 10, request(0)).get(0));
  }

  @Test
  @DisplayName("3 A lost last MISSION_ACK means unknown, not failed")
  void rule3() {
    MissionUpload upload = upload(true);
    for (int seq = 0; seq < 3; seq++) {
      hear(upload, 0.1, request(seq));
    }
    for (double t = 0.2; t < 12; t += 0.1) {
      upload.due(at(t));
    }
    assertInstanceOf(MissionUpload.Unknown.class, upload.outcome().orElseThrow());
  }

  @Test
  @DisplayName("4 Items go as MISSION_ITEM_INT with their frame, also when asked the old way")
  void rule4() {
    MissionItemInt item =
        assertInstanceOf(MissionItemInt.class, hear(upload(true), 0.1, request(1)).get(0));
    assertEquals(6, item.frame().value());
    assertEquals(305_000_100, item.x());
  }

  @Test
  @DisplayName("5 On an ArduPilot item 0 is home, and DO_JUMP's target moves with the rest")
  void rule5() {
    MissionItem jump = new MissionItem(1, 2, 177, 0, 1, 0, 3, 0, 0, 0, 0, 0, 0);
    List<MissionItem> bare = List.of(waypoint(0, 30), jump);
    List<MissionItem> aboard = HomeSlot.prepend(305_000_000, 1_143_000_000, 50, bare);
    assertEquals(16, aboard.get(0).command());
    assertEquals(1, aboard.get(2).param1(), "to the first waypoint, which is item 1 now");
    assertEquals(bare, HomeSlot.strip(aboard));
  }

  @Test
  @DisplayName("6 INVALID_SEQUENCE does not end an ArduPilot's upload; every other error does")
  void rule6() {
    for (int error = 1; error <= 15; error++) {
      MissionUpload upload = upload(true);
      hear(upload, 0.1, request(0));
      hear(upload, 0.2, ack(error, MissionItem.MISSION));
      assertEquals(error != 13, upload.done(), "error " + error);
    }
    MissionUpload px4 = upload(false);
    hear(px4, 0.1, request(0));
    hear(px4, 0.2, ack(13, MissionItem.MISSION));
    assertTrue(px4.done());
  }

  @Test
  @DisplayName("7 Only the peer, to us, about this one of three plans")
  void rule7() {
    MissionUpload upload = upload(true);
    assertEquals(List.of(), upload.heard(at(0.1), 2, 1, request(0)), "another vehicle");
    assertEquals(List.of(), upload.heard(at(0.1), 1, 154, request(0)), "another component");
    assertEquals(List.of(), hear(upload, 0.1, request(0, 254, 0)), "another station");
    assertEquals(List.of(), hear(upload, 0.1, request(0, 255, MissionItem.FENCE)), "the fence");
    hear(upload, 0.1, ack(1, MissionItem.RALLY));
    assertFalse(upload.done());
  }

  @Test
  @DisplayName("8 opaque_id 0 proves nothing; another one is compared for ever")
  void rule8() {
    PlanWatch watch = new PlanWatch(MissionItem.MISSION, 42);
    for (int i = 0; i < 3; i++) {
      assertEquals(PlanWatch.Verdict.HELD, watch.look(current(42)));
      assertEquals(PlanWatch.Verdict.REPLACED, watch.look(current(43)));
      assertEquals(PlanWatch.Verdict.UNKNOWN, watch.look(current(0)));
    }
  }

  private static MissionCurrent current(long missionId) {
    return MissionCurrent.builder().seq(1).missionId(missionId).build();
  }

  @Test
  @DisplayName(
      "9 ACCEPTED is not done, IN_PROGRESS extends, one a command id, arming never blindly")
  void rule9() {
    CommandsInFlight inFlight = new CommandsInFlight();
    CommandExchange.Timing timing = CommandExchange.Timing.RECOMMENDED;
    CommandExchange calibration = CommandExchange.of(PARTIES, command(241), timing);
    assertTrue(inFlight.start(at(0), calibration).isPresent());
    assertTrue(
        inFlight.start(at(0), CommandExchange.of(PARTIES, command(241), timing)).isEmpty(),
        "a second one of the same id");
    hear(calibration, 1, answer(241, 5));
    assertEquals(List.of(), calibration.due(at(9)), "not sent again while it makes progress");
    assertFalse(calibration.done());
    hear(calibration, 9.5, answer(241, 0));
    assertTrue(calibration.done());
    CommandExchange arm = CommandExchange.of(PARTIES, command(400), timing);
    arm.start(at(0));
    assertEquals(List.of(), arm.due(at(30)), "look at its state first");
    assertInstanceOf(CommandExchange.NoAnswer.class, arm.outcome().orElseThrow());
    // Accepted, but the copter never shows it: the sortie does not go on as if it did.
    VirtualDay day = VirtualDay.withSlotAt(5);
    day.copter.pretendsToArm = true;
    day.run(7);
    assertEquals(Phase.ARMING, day.sortie().phase());
    day.run(20);
    assertEquals(Outcome.Kind.ABORTED, day.outcome().kind());
    assertTrue(day.sortie().tookOffAt().isEmpty());
  }

  @Test
  @DisplayName("10 Finished is landed and disarmed, not the last item; the next sortie starts anew")
  void rule10() {
    VirtualDay day =
        new VirtualDay(
            true,
            List.of(VirtualDay.START.plusSeconds(5), VirtualDay.START.plusSeconds(150)),
            List.of("pilot-1"));
    day.until(Phase.RETURNING, 120);
    assertTrue(day.sortie().itemReached() >= 15, "the last waypoint is behind it");
    assertTrue(day.sortie().outcome().isEmpty());
    day.until(Phase.DONE, 60);
    assertFalse(day.copter.armed);
    day.run(160);
    List<Outcome.Kind> ends =
        day.sorties().stream().map(s -> s.outcome().orElseThrow().kind()).toList();
    assertEquals(List.of(Outcome.Kind.COMPLETED, Outcome.Kind.COMPLETED), ends, day.story());
    assertEquals(2, day.copter.timesArmed);
  }

  @Test
  @DisplayName("11 Heartbeats come from the loop that flies: when it stands still, so do they")
  void rule11() {
    VirtualDay day = VirtualDay.withSlotAt(60);
    day.run(10);
    long before = beats(day);
    assertTrue(before >= 10 && before <= 12, "one a second: " + before);
    day.run(10, false);
    assertEquals(before, beats(day), "the loop does not turn");
    Heartbeat beat = (Heartbeat) sent(day).filter(Heartbeat.class::isInstance).findFirst().get();
    assertEquals(MavType.MAV_TYPE_GCS, beat.type().entry());
  }

  private static java.util.stream.Stream<Object> sent(VirtualDay day) {
    return day.effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(effect -> ((Effect.Send) effect).message());
  }

  private static long beats(VirtualDay day) {
    return sent(day).filter(Heartbeat.class::isInstance).count();
  }

  @Test
  @DisplayName("12 A vehicle's address is learned from a valid frame only")
  void rule12() throws Exception {
    Dialect dialect = new Dialect();
    try (SystemTime time = new SystemTime();
        UdpLink station =
            UdpLink.bind(0, LinkSettings.of(255, 190, dialect, time), (at, peer, message) -> {});
        DatagramSocket vehicle = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        DatagramSocket stranger = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      byte[] good = dialect.encode(Heartbeat.builder().build(), 0, 7, 1).toBytes();
      byte[] bad = good.clone();
      bad[good.length - 1] ^= 1;
      send(vehicle, good, station);
      vehicle.setSoTimeout(5000);
      while (station.peers().isEmpty()) {
        Thread.onSpinWait();
      }
      send(stranger, bad, station);
      while (station.statistics().received().badCrc() == 0) {
        Thread.onSpinWait();
      }
      assertTrue(station.send(7, Heartbeat.builder().build()));
      vehicle.receive(new DatagramPacket(new byte[300], 300));
      assertEquals(1, station.peers().size());
    }
  }

  private static void send(DatagramSocket from, byte[] bytes, UdpLink to) throws Exception {
    from.send(new DatagramPacket(bytes, bytes.length, to.localAddress()));
  }

  @Test
  @DisplayName("13 The autopilot decides how integers are encoded; a refusal looks like success")
  void rule13() {
    float onWire = ParameterCodec.of(12).encode(3, 6);
    assertNotEquals(3f, onWire);
    assertEquals(3, ParameterCodec.of(12).decode(onWire, 6));
    assertEquals(3f, ParameterCodec.of(3).encode(3, 6));
    ParameterExchange set =
        ParameterExchange.set(
            PARTIES, "FS_GCS_ENABLE", 1, 2, ParameterCodec.BY_VALUE, Patience.RECOMMENDED);
    set.start(at(0));
    hear(set, 0.1, value("FS_GCS_ENABLE", 0, 2));
    assertFalse(set.done(), "a value that was under way already");
    set.due(at(1.6));
    hear(set, 1.7, value("FS_GCS_ENABLE", 0, 2));
    assertInstanceOf(ParameterExchange.Refused.class, set.outcome().orElseThrow());
  }

  @Test
  @DisplayName("14 Signing timestamps only grow, through clock steps and restarts")
  void rule14() {
    Instant now = at(0);
    SigningClock clock = new SigningClock(0);
    long first = clock.next(now);
    long back = clock.next(now.minusSeconds(3600));
    assertTrue(back > first, "the machine's clock was set back");
    SigningClock restarted = new SigningClock(clock.last());
    assertTrue(restarted.next(now.minusSeconds(3600)) > back);
  }

  @Test
  @DisplayName("15 Sentinels are no figures, and TIMESYNC answers of other pairs are not ours")
  void rule15() {
    TreeMap<Integer, Vehicle> one = new TreeMap<>();
    one.put(1, Vehicle.unheard(new DroneId("d1"), 1));
    Heartbeat beat =
        Heartbeat.builder()
            .autopilot(MavAutopilot.MAV_AUTOPILOT_ARDUPILOTMEGA)
            .baseMode(EnumValue.<MavModeFlag>create(1))
            .systemStatus(MavState.MAV_STATE_STANDBY)
            .build();
    Fleet fleet = new Fleet(one);
    fleet = fleet.heard(at(0), 1, 1, beat).fleet();
    SysStatus unknown =
        SysStatus.builder()
            .onboardControlSensorsHealth(EnumValue.<MavSysStatusSensor>create(0))
            .voltageBattery(65535)
            .currentBattery(-1)
            .batteryRemaining(-1)
            .build();
    Vehicle vehicle = fleet.heard(at(0), 1, 1, unknown).fleet().bySystem().get(1);
    assertEquals(Battery.UNKNOWN, vehicle.condition().battery());
    TimeSync sync = new TimeSync(PARTIES);
    List<Object> asked = new ArrayList<>(sync.start(at(0)));
    long mine = ((Timesync) asked.get(0)).ts1();
    hear(sync, 0.01, Timesync.builder().tc1(5).ts1(mine + 17).build());
    hear(sync, 0.02, Timesync.builder().tc1(5).ts1(mine).targetSystem(254).build());
    for (int i = 1; i <= 10 && !sync.done(); i++) {
      sync.due(at(0.6 * i));
    }
    assertEquals(Optional.of(new TimeSync.NoAnswer()), sync.outcome());
  }
}
