package io.skybeat.mavlink.conversation;

import static io.skybeat.mavlink.conversation.Plans.PARTIES;
import static io.skybeat.mavlink.conversation.Plans.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MavResult;
import io.dronefleet.mavlink.util.EnumValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandExchangeTest {
  private static final int SET_MODE = 176;
  private static final int ARM = 400;

  private final CommandExchange setMode = exchange(MavCmd.MAV_CMD_DO_SET_MODE);

  @Test
  void resendsWithConfirmationCountedUpAndThenGivesUp() {
    List<CommandLong> sent = new ArrayList<>();
    setMode.start(at(0)).forEach(m -> sent.add((CommandLong) m));
    for (double t = 0; t < 20 && !setMode.done(); t += 0.5) {
      setMode.due(at(t)).forEach(m -> sent.add((CommandLong) m));
    }
    assertEquals(List.of(0, 1, 2, 3), sent.stream().map(CommandLong::confirmation).toList());
    assertEquals(4f, sent.get(3).param2());
    assertEquals(1, sent.get(0).targetSystem());
    assertInstanceOf(CommandExchange.NoAnswer.class, setMode.outcome().orElseThrow());
  }

  @Test
  void rule9_acceptedIsAnAnswerAndRefusalsKeepTheirNames() {
    setMode.start(at(0));
    setMode.heard(at(0.1), 1, 1, ack(SET_MODE, CommandResults.TEMPORARILY_REJECTED, 255));
    CommandExchange.Answered answered =
        assertInstanceOf(CommandExchange.Answered.class, setMode.outcome().orElseThrow());
    assertFalse(answered.accepted());
    assertEquals("TEMPORARILY_REJECTED", answered.name());
  }

  @Test
  void rule9_inProgressExtendsAndIsNotSentAgain() {
    setMode.start(at(0));
    for (int second = 1; second < 60; second += 8) {
      setMode.heard(at(second), 1, 1, ack(SET_MODE, CommandResults.IN_PROGRESS, 255));
      assertEquals(List.of(), setMode.due(at(second + 7)));
    }
    assertFalse(setMode.done());
    setMode.heard(at(64), 1, 1, ack(SET_MODE, CommandResults.ACCEPTED, 255));
    assertTrue(((CommandExchange.Answered) setMode.outcome().orElseThrow()).accepted());
  }

  @Test
  void rule9_inProgressForEverEnds() {
    setMode.start(at(0));
    for (int second = 1; second < 200; second++) {
      setMode.heard(at(second), 1, 1, ack(SET_MODE, CommandResults.IN_PROGRESS, 255));
      setMode.due(at(second + 0.5));
    }
    assertInstanceOf(CommandExchange.NoAnswer.class, setMode.outcome().orElseThrow());
  }

  @Test
  void rule9_armAndTakeoffAreNeverRetriedBlindly() {
    for (MavCmd command :
        List.of(
            MavCmd.MAV_CMD_COMPONENT_ARM_DISARM,
            MavCmd.MAV_CMD_NAV_TAKEOFF,
            MavCmd.MAV_CMD_MISSION_START)) {
      CommandExchange exchange = exchange(command);
      assertEquals(1, exchange.start(at(0)).size());
      assertEquals(List.of(), exchange.due(at(1.5)));
      CommandExchange.NoAnswer end =
          assertInstanceOf(CommandExchange.NoAnswer.class, exchange.outcome().orElseThrow());
      assertEquals(1, end.sent());
    }
  }

  @Test
  void rule9_oneInFlightPerVehicleAndId() {
    CommandsInFlight commands = new CommandsInFlight();
    assertTrue(commands.start(at(0), setMode).isPresent());
    assertTrue(commands.start(at(0), exchange(MavCmd.MAV_CMD_DO_SET_MODE)).isEmpty());
    assertTrue(commands.start(at(0), exchange(MavCmd.MAV_CMD_COMPONENT_ARM_DISARM)).isPresent());
    assertEquals(at(1.5), commands.nextDue().orElseThrow());
    List<CommandExchange> ended = commands.heard(at(0.2), 1, 1, ack(SET_MODE, 0, 255));
    assertEquals(List.of(setMode), ended);
    assertTrue(commands.start(at(0.3), exchange(MavCmd.MAV_CMD_DO_SET_MODE)).isPresent());
    List<CommandsInFlight.Outgoing> out = new ArrayList<>();
    assertEquals(ARM, commands.due(at(1.6), out).get(0).command(), "arming is not sent again");
    assertEquals(0, out.size());
    commands.due(at(1.9), out);
    assertEquals(1, out.size());
    assertEquals(1, out.get(0).systemId());
  }

  @Test
  void rule7_acknowledgementsOfOthersAreNotOurs() {
    setMode.start(at(0));
    setMode.heard(at(0.1), 2, 1, ack(SET_MODE, 0, 255));
    setMode.heard(at(0.1), 1, 1, ack(SET_MODE, 0, 254));
    setMode.heard(at(0.1), 1, 1, ack(ARM, 0, 255));
    assertFalse(setMode.done());
    setMode.heard(at(0.1), 1, 1, ack(SET_MODE, 0, 0));
    assertTrue(setMode.done(), "zero means everybody");
  }

  private static CommandExchange exchange(MavCmd command) {
    CommandLong message = CommandLong.builder().command(command).param1(1).param2(4).build();
    return CommandExchange.of(PARTIES, message, CommandExchange.Timing.RECOMMENDED);
  }

  private static CommandAck ack(int command, int result, int targetSystem) {
    return CommandAck.builder()
        .command(EnumValue.<MavCmd>create(command))
        .result(EnumValue.<MavResult>create(result))
        .targetSystem(targetSystem)
        .targetComponent(targetSystem == 0 ? 0 : 190)
        .build();
  }
}
