package io.skybeat.station.desk;

import io.dronefleet.mavlink.common.CommandAck;
import io.dronefleet.mavlink.common.CommandLong;
import io.dronefleet.mavlink.common.MavCmd;
import io.dronefleet.mavlink.common.MavMissionResult;
import io.dronefleet.mavlink.common.MavMissionType;
import io.dronefleet.mavlink.common.MavParamType;
import io.dronefleet.mavlink.common.MavResult;
import io.dronefleet.mavlink.common.MissionRequest;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.conversation.MissionItem;
import io.skybeat.mavlink.conversation.Parties;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What vehicle 1 says to station 255/190, for the tests of the rules. */
final class RuleBench {
  static final Parties PARTIES = Parties.stationAnd(1);
  private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");

  private RuleBench() {}

  static Instant at(double seconds) {
    return START.plusNanos((long) (seconds * 1e9));
  }

  /** Home, then waypoints 30.127 m above it. */
  static List<MissionItem> plan(int count) {
    List<MissionItem> items = new ArrayList<>();
    for (int seq = 0; seq < count; seq++) {
      items.add(waypoint(seq, 30.127f));
    }
    return items;
  }

  static MissionItem waypoint(int seq, float heightM) {
    return new MissionItem(
        seq, 6, 16, 0, 1, 2, 0, 0, Float.NaN, 305_000_000 + 100 * seq, 1_143_000_000, heightM, 0);
  }

  static MissionRequest request(int seq) {
    return request(seq, 255, MissionItem.MISSION);
  }

  static MissionRequest request(int seq, int target, int type) {
    return MissionRequest.builder()
        .targetSystem(target)
        .targetComponent(190)
        .seq(seq)
        .missionType(EnumValue.<MavMissionType>create(type))
        .build();
  }

  static MissionCount count(int items, long opaqueId) {
    return MissionCount.builder()
        .targetSystem(255)
        .targetComponent(190)
        .count(items)
        .opaqueId(opaqueId)
        .build();
  }

  static MissionAck ack(int result, int type) {
    return MissionAck.builder()
        .targetSystem(255)
        .targetComponent(190)
        .type(EnumValue.<MavMissionResult>create(result))
        .missionType(EnumValue.<MavMissionType>create(type))
        .build();
  }

  static CommandLong command(int id) {
    return CommandLong.builder().command(EnumValue.<MavCmd>create(id)).param1(1).build();
  }

  static CommandAck answer(int command, int result) {
    return CommandAck.builder()
        .command(EnumValue.<MavCmd>create(command))
        .result(EnumValue.<MavResult>create(result))
        .targetSystem(255)
        .targetComponent(190)
        .build();
  }

  static ParamValue value(String name, float value, int type) {
    return ParamValue.builder()
        .paramId(name)
        .paramValue(value)
        .paramType(EnumValue.<MavParamType>create(type))
        .build();
  }
}
