package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.MavMissionResult;
import io.dronefleet.mavlink.common.MavMissionType;
import io.dronefleet.mavlink.common.MissionRequest;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plans and a vehicle's messages for tests. The vehicle is system 1, the station 255/190. */
final class Plans {
  static final Parties PARTIES = Parties.stationAnd(1);
  static final Instant T0 = Instant.parse("2026-11-22T05:00:00Z");

  private Plans() {}

  static Instant at(double seconds) {
    return T0.plusNanos((long) (seconds * 1e9));
  }

  /** Home and {@code count - 1} waypoints. */
  static List<MissionItem> plan(int count) {
    List<MissionItem> items = new ArrayList<>();
    items.add(waypoint(0).withSeq(0));
    for (int i = 1; i < count; i++) {
      items.add(waypoint(i));
    }
    return items;
  }

  static MissionItem waypoint(int seq) {
    return new MissionItem(
        seq,
        MissionItem.FRAME_RELATIVE_INT,
        16,
        0,
        1,
        2,
        0,
        0,
        Float.NaN,
        305_000_000 + 100 * seq,
        1_143_000_000,
        30.127f,
        MissionItem.MISSION);
  }

  static MissionRequest request(int seq) {
    return request(seq, 255, MissionItem.MISSION);
  }

  static MissionRequest request(int seq, int targetSystem, int missionType) {
    return MissionRequest.builder()
        .targetSystem(targetSystem)
        .targetComponent(190)
        .seq(seq)
        .missionType(EnumValue.<MavMissionType>create(missionType))
        .build();
  }

  static MissionAck ack(int result) {
    return ack(result, MissionItem.MISSION, 0);
  }

  static MissionAck ack(int result, int missionType, long opaqueId) {
    return MissionAck.builder()
        .targetSystem(255)
        .targetComponent(190)
        .type(EnumValue.<MavMissionResult>create(result))
        .missionType(EnumValue.<MavMissionType>create(missionType))
        .opaqueId(opaqueId)
        .build();
  }

  static MissionCount count(int count) {
    return MissionCount.builder().targetSystem(255).targetComponent(190).count(count).build();
  }
}
