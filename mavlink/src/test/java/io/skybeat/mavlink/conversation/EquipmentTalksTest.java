package io.skybeat.mavlink.conversation;

import static io.skybeat.mavlink.conversation.Plans.PARTIES;
import static io.skybeat.mavlink.conversation.Plans.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.AdsbFlags;
import io.dronefleet.mavlink.common.AdsbVehicle;
import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandCancel;
import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.GimbalManagerStatus;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MavResult;
import io.dronefleet.mavlink.common.Statustext;
import io.dronefleet.mavlink.common.VideoStreamStatusFlags;
import io.dronefleet.mavlink.common.VideoStreamType;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.AvailableModes;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import io.skybeat.mavlink.dialect.message.VideoStreamInformation;
import io.skybeat.mavlink.mode.Conduct;
import io.skybeat.mavlink.mode.ModeTable;
import io.skybeat.mavlink.mode.Purpose;
import io.skybeat.mavlink.mode.Px4Mode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Modes, cameras, gimbals, texts, traffic, arm authorisation, and commands in both forms. */
class EquipmentTalksTest {
  private static final CommandExchange.Timing TIMING = CommandExchange.Timing.RECOMMENDED;

  private static CommandAck ack(int command, int result) {
    return CommandAck.builder()
        .command(EnumValue.<MavCmd>create(command))
        .result(EnumValue.<MavResult>create(result))
        .targetSystem(255)
        .targetComponent(190)
        .build();
  }

  @Test
  void modesAreAskedForOneByOneAndALostAnswerIsAskedForAgain() {
    ModesEnquiry enquiry = new ModesEnquiry(PARTIES, Patience.RECOMMENDED);
    CommandLong first = (CommandLong) enquiry.start(at(0)).get(0);
    assertEquals(435, (int) first.param1());
    assertEquals(1, (int) first.param2());
    List<Object> next = enquiry.heard(at(0.1), 1, 1, mode(1, 5, 0x00030001L, "Come home"));
    assertEquals(2, (int) ((CommandLong) next.get(0)).param2());
    assertEquals(1, enquiry.due(at(2)).size(), "asked again");
    enquiry.heard(at(2.1), 1, 1, mode(2, 6, 3, "Auto"));
    List<AvailableModes> told = enquiry.outcome().orElseThrow();
    assertEquals(2, told.size());
    ModeTable table = ModeTable.of(0);
    for (AvailableModes mode : told) {
      table = table.told(mode.customMode(), mode.standardMode(), mode.modeName());
    }
    assertEquals(Conduct.RETURNING, table.mode(0x00030001L).conduct());
    assertEquals("Come home", table.mode(0x00030001L).name());
    assertEquals(3, table.forPurpose(Purpose.MISSION).orElseThrow().customMode());
  }

  private static AvailableModes mode(int index, int standard, long custom, String name) {
    return AvailableModes.builder()
        .numberModes(2)
        .modeIndex(index)
        .standardMode(standard)
        .customMode(custom)
        .modeName(name)
        .build();
  }

  @Test
  void aVehicleThatTellsNoModesHasItsAutopilotsTable() {
    ModesEnquiry enquiry = new ModesEnquiry(PARTIES, Patience.RECOMMENDED);
    enquiry.start(at(0));
    enquiry.heard(at(0.1), 1, 1, ack(512, CommandResults.UNSUPPORTED));
    assertEquals(Optional.of(List.of()), enquiry.outcome());
    ModeTable px4 = ModeTable.of(ModeTable.PX4);
    assertEquals("AUTO_MISSION", px4.mode(Px4Mode.AUTO_MISSION.customMode()).name());
    float[] rtl = px4.setModeParameters(px4.forPurpose(Purpose.RETURN).orElseThrow());
    assertEquals(4, rtl[1]);
    assertEquals(5, rtl[2]);
    assertEquals("AUTO", ModeTable.of(ModeTable.ARDUPILOT).mode(3).name());
    assertEquals(Conduct.UNKNOWN, px4.mode(77).conduct());
  }

  @Test
  void streamsAreReadWithTheirAddressesWhichMayFillTheirField() {
    StreamsEnquiry enquiry = new StreamsEnquiry(PARTIES, Patience.RECOMMENDED);
    enquiry.start(at(0));
    String longest = "rtsp://10.0.0.2:8554/" + "v".repeat(139);
    enquiry.heard(at(0.1), 1, 1, stream(2, "rtsp://10.0.0.2:8554/heat\0xx", 3));
    assertFalse(enquiry.done());
    enquiry.heard(at(0.2), 1, 1, stream(1, longest, 1));
    List<VideoStream> streams = enquiry.outcome().orElseThrow();
    assertEquals(longest, streams.get(0).uri());
    assertEquals("rtsp://10.0.0.2:8554/heat", streams.get(1).uri());
    assertTrue(streams.get(1).thermal());
    assertFalse(streams.get(0).thermal());
  }

  private static VideoStreamInformation stream(int id, String uri, int flags) {
    return VideoStreamInformation.builder()
        .streamId(id)
        .count(2)
        .type(EnumValue.<VideoStreamType>create(0))
        .flags(EnumValue.<VideoStreamStatusFlags>create(flags))
        .uri(uri)
        .build();
  }

  @Test
  void aGimbalIsTakenOnceThenPointedAtAPlace() {
    GimbalPointing pointing = new GimbalPointing(PARTIES, 305_000_000, 1_143_000_000, 0, TIMING);
    CommandLong take = (CommandLong) pointing.start(at(0)).get(0);
    assertEquals(255, (int) take.param1());
    pointing.heard(at(0.1), 1, 1, ack(1001, 0));
    assertEquals(List.of(), pointing.heard(at(0.2), 1, 1, inControl(254)), "somebody else");
    CommandInt place = (CommandInt) pointing.heard(at(0.3), 1, 1, inControl(255)).get(0);
    assertEquals(305_000_000, place.x());
    pointing.heard(at(0.4), 1, 1, ack(195, 0));
    assertInstanceOf(GimbalPointing.Pointed.class, pointing.outcome().orElseThrow());
    CommandLong give = (CommandLong) GimbalPointing.release(PARTIES, TIMING).start(at(1)).get(0);
    assertEquals(0, (int) give.param1());
  }

  private static GimbalManagerStatus inControl(int system) {
    return GimbalManagerStatus.builder()
        .primaryControlSysid(system)
        .primaryControlCompid(190)
        .build();
  }

  @Test
  void aCommandIsGivenInTheFormThatTheVehicleWantsOnce() {
    CommandExchange exchange =
        CommandExchange.of(
            PARTIES,
            CommandLong.builder()
                .command(EnumValue.<MavCmd>create(192))
                .param5(30.5f)
                .param6(114.25f)
                .build(),
            TIMING);
    exchange.start(at(0));
    CommandInt again =
        (CommandInt)
            exchange.heard(at(0.1), 1, 1, ack(192, CommandResults.COMMAND_INT_ONLY)).get(0);
    assertEquals(305_000_000, again.x());
    assertEquals(1_142_500_000, again.y());
    exchange.heard(at(0.2), 1, 1, ack(192, CommandResults.COMMAND_LONG_ONLY));
    assertTrue(exchange.done(), "it cannot make up its mind");
  }

  @Test
  void whatIsInProgressCanBeCancelled() {
    CommandExchange exchange =
        CommandExchange.of(
            PARTIES, CommandLong.builder().command(EnumValue.<MavCmd>create(241)).build(), TIMING);
    exchange.start(at(0));
    exchange.heard(at(0.1), 1, 1, ack(241, CommandResults.IN_PROGRESS));
    CommandCancel cancel = (CommandCancel) exchange.cancel().get(0);
    assertEquals(241, cancel.command().value());
    exchange.heard(at(0.3), 1, 1, ack(241, CommandResults.CANCELLED));
    CommandExchange.Answered end = (CommandExchange.Answered) exchange.outcome().orElseThrow();
    assertEquals("CANCELLED", end.name());
    assertEquals(List.of(), exchange.cancel());
  }

  @Test
  void armingIsAuthorisedForAWhileOrDeniedWithTheReasonInProgress() {
    ArmAuthorisation lock = new ArmAuthorisation(PARTIES);
    CommandLong question =
        CommandLong.builder()
            .targetSystem(255)
            .targetComponent(190)
            .command(EnumValue.<MavCmd>create(3001))
            .param1(1)
            .build();
    CommandAck wait = (CommandAck) lock.heard(at(0), 1, 1, question).get(0);
    assertEquals(CommandResults.IN_PROGRESS, wait.result().value());
    CommandAck yes = (CommandAck) lock.grant(at(1), Duration.ofSeconds(30)).get(0);
    assertEquals(30, yes.resultParam2());
    assertEquals(yes, lock.heard(at(2), 1, 1, question).get(0), "it still holds");
    lock.heard(at(40), 1, 1, question);
    List<Object> no = lock.deny(ArmAuthorisation.Reason.INVALID_WAYPOINT, 7, "item 7");
    assertEquals(2, ((CommandAck) no.get(0)).progress());
    assertEquals(7, ((CommandAck) no.get(0)).resultParam2());
    assertEquals("Arming denied: item 7", ((Statustext) no.get(1)).text());
    lock.heard(at(50), 1, 1, question);
    CommandAck late = (CommandAck) lock.due(at(60)).get(0);
    assertEquals(ArmAuthorisation.Reason.TIMEOUT.ordinal(), late.progress());
    assertFalse(lock.pending());
  }

  @Test
  void longTextsAreJoinedAndMissingPiecesMarked() {
    TextAssembly texts = new TextAssembly();
    String whole = "x".repeat(50);
    assertEquals("short", texts.heard(at(0), 1, 1, piece(0, 0, "short")).orElseThrow().words());
    assertTrue(texts.heard(at(0), 1, 1, piece(9, 1, "end")).isEmpty());
    assertEquals(
        whole + "end", texts.heard(at(0.1), 1, 1, piece(9, 0, whole)).orElseThrow().words());
    texts.heard(at(1), 1, 1, piece(10, 1, "tail"));
    assertEquals(List.of(), texts.due(at(2)));
    assertEquals("... tail", texts.due(at(3)).get(0).words());
  }

  private static Statustext piece(int id, int number, String words) {
    return Statustext.builder().id(id).chunkSeq(number).text(words).build();
  }

  @Test
  void invalidFieldsOfTrafficAreNoFigures() {
    AdsbReport report =
        AdsbReport.of(
            AdsbVehicle.builder()
                .lat(305_000_000)
                .lon(1_143_000_000)
                .altitude(Integer.MAX_VALUE)
                .heading(9000)
                .callsign("CSN3101\0\0")
                .squawk(7700)
                .flags(EnumValue.<AdsbFlags>create(1 + 2 + 16 + 32 + 64))
                .build());
    assertEquals(Optional.of(305_000_000), report.latE7());
    assertEquals(Optional.empty(), report.altitudeMm());
    assertEquals(Optional.empty(), report.headingCdeg(), "not said to be valid");
    assertEquals(Optional.of("CSN3101"), report.callsign());
    assertEquals(Optional.of(7700), report.squawk());
    assertTrue(report.simulated());
  }

  @Test
  void aPlanIsClearedAndTheCurrentItemBelievedWhenItIsBroadcast() {
    MissionClear clear = new MissionClear(PARTIES, MissionItem.RALLY, Patience.RECOMMENDED);
    clear.start(at(0));
    clear.heard(at(0.1), 1, 1, Plans.ack(0, MissionItem.MISSION, 0));
    assertFalse(clear.done(), "about another plan");
    assertEquals(1, clear.due(at(2)).size());
    MissionAck refused = Plans.ack(MissionResults.ERROR, MissionItem.RALLY, 0);
    clear.heard(at(2.1), 1, 1, refused);
    assertInstanceOf(MissionClear.Failed.class, clear.outcome().orElseThrow());

    MissionSetCurrent set = new MissionSetCurrent(PARTIES, 4, true, Patience.RECOMMENDED);
    set.start(at(0));
    set.heard(at(0.1), 1, 1, ack(224, 0));
    assertFalse(set.done(), "accepted is not done");
    set.heard(at(0.9), 1, 1, MissionCurrent.builder().seq(4).build());
    assertEquals(Optional.of(new MissionSetCurrent.Set(4)), set.outcome());
  }
}
