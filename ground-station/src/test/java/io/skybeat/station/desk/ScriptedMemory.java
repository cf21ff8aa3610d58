package io.skybeat.station.desk;

import io.dronefleet.mavlink.common.MavMissionResult;
import io.dronefleet.mavlink.common.MavMissionType;
import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.common.MissionRequestInt;
import io.dronefleet.mavlink.common.MissionRequestList;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.mavlink.dialect.message.MissionAck;
import io.skybeat.mavlink.dialect.message.MissionCount;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A scripted copter's memory for mission, fence and rally points, and how it is written and read.
 */
final class ScriptedMemory {
  private final Consumer<Object> out;
  private final Runnable another;
  private final TreeMap<Integer, TreeMap<Integer, MissionItemInt>> plans = new TreeMap<>();
  private final TreeMap<Integer, MissionItemInt> incoming = new TreeMap<>();
  private int kind;
  private int expected = -1;

  /** Takes neither fence nor rally points. */
  boolean fenceless;

  /** Keeps one item of a mission otherwise than it came. */
  boolean spoilPlan;

  /**
   * @param another told when another mission is aboard
   */
  ScriptedMemory(Consumer<Object> out, Runnable another) {
    this.out = out;
    this.another = another;
    for (int each = 0; each < 3; each++) {
      plans.put(each, new TreeMap<>());
    }
  }

  TreeMap<Integer, MissionItemInt> plan() {
    return plans.get(0);
  }

  private static <E extends Enum<E>> int number(EnumValue<E> value) {
    return value == null ? 0 : value.value();
  }

  /** Answers {@code message}; false when it is about something else. */
  boolean take(Object message) {
    if (message instanceof MissionCount count) {
      counted(number(count.missionType()), count.count());
    } else if (message instanceof MissionItemInt item) {
      if (expected > 0) {
        incoming.put(item.seq(), item);
        itemTaken(item.seq());
      }
    } else if (message instanceof MissionRequestList list) {
      int wanted = number(list.missionType());
      out.accept(
          MissionCount.builder()
              .targetSystem(255)
              .targetComponent(190)
              .count(plans.get(wanted).size())
              .missionType(EnumValue.<MavMissionType>create(wanted))
              .build());
    } else if (message instanceof MissionRequestInt request) {
      int wanted = number(request.missionType());
      if (plans.get(wanted).containsKey(request.seq())) {
        out.accept(held(wanted, request.seq()));
      }
    } else {
      return false;
    }
    return true;
  }

  private void counted(int wanted, int count) {
    incoming.clear();
    kind = wanted;
    if (wanted > 0 && fenceless) {
      acknowledge(MavMissionResult.MAV_MISSION_UNSUPPORTED);
      return;
    }
    expected = count;
    if (count == 0) {
      stored();
    } else {
      ask(0);
    }
  }

  private void ask(int seq) {
    out.accept(
        MissionRequestInt.builder()
            .targetSystem(255)
            .targetComponent(190)
            .seq(seq)
            .missionType(EnumValue.<MavMissionType>create(kind))
            .build());
  }

  private void itemTaken(int seq) {
    if (seq + 1 < expected) {
      ask(seq + 1);
    } else {
      stored();
    }
  }

  private void stored() {
    expected = -1;
    plans.get(kind).clear();
    plans.get(kind).putAll(incoming);
    if (kind == 0) {
      another.run();
    }
    acknowledge(MavMissionResult.MAV_MISSION_ACCEPTED);
  }

  private void acknowledge(MavMissionResult result) {
    out.accept(
        MissionAck.builder()
            .targetSystem(255)
            .targetComponent(190)
            .type(result)
            .missionType(EnumValue.<MavMissionType>create(kind))
            .build());
  }

  /** How many items of a plan are aboard. */
  int aboard(int wanted) {
    return plans.get(wanted).size();
  }

  private MissionItemInt held(int wanted, int seq) {
    MissionItemInt item = plans.get(wanted).get(seq);
    return MissionItemInt.builder()
        .targetSystem(255)
        .targetComponent(190)
        .seq(seq)
        .frame(item.frame())
        .command(item.command())
        .autocontinue(item.autocontinue())
        .param1(item.param1())
        .param2(item.param2())
        .param3(item.param3())
        .param4(item.param4())
        .x(item.x() + (spoilPlan && wanted == 0 && seq == 3 ? 1 : 0))
        .y(item.y())
        .z(item.z())
        .missionType(EnumValue.<MavMissionType>create(wanted))
        .build();
  }
}
