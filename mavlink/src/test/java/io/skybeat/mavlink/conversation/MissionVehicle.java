package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.common.MissionRequestList;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The vehicle's side of the mission service as an ArduPilot plays it, for tests of ours. */
final class MissionVehicle {
  final List<MissionItem> held = new ArrayList<>();
  int corruptSeq = -1;
  private int expected = -1;
  private int wanted;
  private Instant ask;

  List<Object> heard(Instant now, Object message) {
    if (message instanceof MissionCount count) {
      expected = count.count();
      wanted = 0;
      held.clear();
      return askNext(now);
    }
    if (message instanceof MissionItemInt item && expected >= 0) {
      if (item.seq() != wanted) {
        return List.of(Plans.ack(MissionResults.INVALID_SEQUENCE));
      }
      store(MissionItem.of(item));
      wanted++;
      return askNext(now);
    }
    if (message instanceof MissionRequestList) {
      return List.of(Plans.count(held.size()));
    }
    if (message instanceof MissionRequestInt request && request.seq() < held.size()) {
      return List.of(held.get(request.seq()).to(255, 190));
    }
    return List.of();
  }

  /** Asks again after a second, as the vehicle's own timer does. */
  List<Object> tick(Instant now) {
    if (expected < 0 || now.isBefore(ask.plusSeconds(1))) {
      return List.of();
    }
    return askNext(now);
  }

  private List<Object> askNext(Instant now) {
    if (wanted == expected) {
      expected = -1;
      return List.of(Plans.ack(MissionResults.ACCEPTED));
    }
    ask = now;
    return List.of(Plans.request(wanted));
  }

  private void store(MissionItem item) {
    float altitude = (int) (item.z() * 100) / 100f;
    int shift = item.seq() == corruptSeq ? 7 : 0;
    held.add(
        new MissionItem(
            item.seq(),
            PlanDigest.canonicalFrame(item.frame()),
            item.command(),
            0,
            1,
            item.param1(),
            item.param2(),
            item.param3(),
            Float.isNaN(item.param4()) ? 0 : item.param4(),
            item.seq() == 0 ? 305_000_123 : item.x() + shift,
            item.y(),
            altitude,
            item.missionType()));
  }

  static boolean isAck(Object message) {
    return message instanceof MissionAck;
  }
}
