package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.CommandInt;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavFrame;

/** The same command as COMMAND_LONG and as COMMAND_INT. */
final class CommandForms {
  private static final double E7 = 1e7;

  private CommandForms() {}

  /** Loses precision where there is a place: a float holds it to about a metre. */
  static CommandLong asLong(CommandInt command) {
    boolean place = MissionItem.value(command.frame()) != MissionItem.FRAME_MISSION;
    return CommandLong.builder()
        .command(command.command())
        .param1(command.param1())
        .param2(command.param2())
        .param3(command.param3())
        .param4(command.param4())
        .param5(place ? (float) (command.x() / E7) : command.x())
        .param6(place ? (float) (command.y() / E7) : command.y())
        .param7(command.z())
        .build();
  }

  /** Parameters 5 and 6 that could be degrees are taken for a place above home. */
  static CommandInt asInt(CommandLong command) {
    boolean place =
        (command.param5() != 0 || command.param6() != 0)
            && Math.abs(command.param5()) <= 90
            && Math.abs(command.param6()) <= 180;
    return CommandInt.builder()
        .frame(place ? MavFrame.MAV_FRAME_GLOBAL_RELATIVE_ALT : MavFrame.MAV_FRAME_MISSION)
        .command(command.command())
        .param1(command.param1())
        .param2(command.param2())
        .param3(command.param3())
        .param4(command.param4())
        .x((int) Math.round(place ? command.param5() * E7 : command.param5()))
        .y((int) Math.round(place ? command.param6() * E7 : command.param6()))
        .z(command.param7())
        .build();
  }
}
