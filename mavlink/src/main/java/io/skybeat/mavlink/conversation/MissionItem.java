package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MavFrame;
import io.dronefleet.mavlink.common.MavMissionType;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.util.EnumValue;

/**
 * One item of a plan as MISSION_ITEM_INT carries it, but without addressee.
 *
 * @param seq its number in the plan, from 0
 * @param frame MAV_FRAME: what x, y, z mean
 * @param command MAV_CMD
 * @param current 1 if it is the current item; 2 and 3 have other uses, 0 in a plan
 * @param autocontinue 1 to go on after it
 * @param param1 depends on the command, as the others; NaN says "not given"
 * @param x latitude in degrees E7, or local metres E4, or param 5 unscaled
 * @param y longitude in degrees E7, or local metres E4, or param 6 unscaled
 * @param z altitude in metres, or param 7
 * @param missionType MAV_MISSION_TYPE: 0 mission, 1 fence, 2 rally points
 */
public record MissionItem(
    int seq,
    int frame,
    int command,
    int current,
    int autocontinue,
    float param1,
    float param2,
    float param3,
    float param4,
    int x,
    int y,
    float z,
    int missionType) {

  /** Plan of waypoints. */
  public static final int MISSION = 0;

  /** Plan of fences. */
  public static final int FENCE = 1;

  /** Plan of rally points. */
  public static final int RALLY = 2;

  /** MAV_FRAME_GLOBAL: z above mean sea level. */
  public static final int FRAME_GLOBAL = 0;

  /** MAV_FRAME_MISSION: not a position. */
  public static final int FRAME_MISSION = 2;

  /** MAV_FRAME_GLOBAL_RELATIVE_ALT: z above home. */
  public static final int FRAME_RELATIVE = 3;

  /** MAV_FRAME_GLOBAL_RELATIVE_ALT_INT: the same, as most vehicles are sent it. */
  public static final int FRAME_RELATIVE_INT = 6;

  /** The item in a received message. */
  public static MissionItem of(MissionItemInt message) {
    return new MissionItem(
        message.seq(),
        value(message.frame()),
        value(message.command()),
        message.current(),
        message.autocontinue(),
        message.param1(),
        message.param2(),
        message.param3(),
        message.param4(),
        message.x(),
        message.y(),
        message.z(),
        value(message.missionType()));
  }

  /** The item as a message to somebody. */
  public MissionItemInt to(int targetSystem, int targetComponent) {
    return MissionItemInt.builder()
        .targetSystem(targetSystem)
        .targetComponent(targetComponent)
        .seq(seq)
        .frame(EnumValue.<MavFrame>create(frame))
        .command(EnumValue.<MavCmd>create(command))
        .current(current)
        .autocontinue(autocontinue)
        .param1(param1)
        .param2(param2)
        .param3(param3)
        .param4(param4)
        .x(x)
        .y(y)
        .z(z)
        .missionType(EnumValue.<MavMissionType>create(missionType))
        .build();
  }

  /** The same item with another number. */
  public MissionItem withSeq(int newSeq) {
    return new MissionItem(
        newSeq,
        frame,
        command,
        current,
        autocontinue,
        param1,
        param2,
        param3,
        param4,
        x,
        y,
        z,
        missionType);
  }

  /** The same item with another first parameter. */
  public MissionItem withParam1(float newParam1) {
    return new MissionItem(
        seq,
        frame,
        command,
        current,
        autocontinue,
        newParam1,
        param2,
        param3,
        param4,
        x,
        y,
        z,
        missionType);
  }

  static int value(EnumValue<?> value) {
    return value == null ? 0 : value.value();
  }
}
