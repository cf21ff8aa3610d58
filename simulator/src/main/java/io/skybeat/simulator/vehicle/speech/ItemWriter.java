package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.MissionItemInt;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.simulator.vehicle.autopilot.MissionItem;

/** Stored items as messages. */
final class ItemWriter {
  private ItemWriter() {}

  static MissionItemInt inIntegers(
      Sender to, MissionItem item, int kind, int seq, int current, int autocontinue) {
    return MissionItemInt.builder()
        .targetSystem(to.systemId())
        .targetComponent(to.componentId())
        .seq(seq)
        .frame(EnumValue.create(item.frame()))
        .command(EnumValue.create(item.command()))
        .current(current)
        .autocontinue(autocontinue)
        .param1(item.param1())
        .param2(item.param2())
        .param3(item.param3())
        .param4(item.param4())
        .x(item.x())
        .y(item.y())
        .z(item.z())
        .missionType(EnumValue.create(kind))
        .build();
  }

  static io.dronefleet.mavlink.common.MissionItem inFloats(
      Sender to, MissionItem item, int kind, int seq, int current) {
    return io.dronefleet.mavlink.common.MissionItem.builder()
        .targetSystem(to.systemId())
        .targetComponent(to.componentId())
        .seq(seq)
        .frame(EnumValue.create(item.frame()))
        .command(EnumValue.create(item.command()))
        .current(current)
        .autocontinue(1)
        .param1(item.param1())
        .param2(item.param2())
        .param3(item.param3())
        .param4(item.param4())
        .x((float) (item.x() / 1e7))
        .y((float) (item.y() / 1e7))
        .z(item.z())
        .missionType(EnumValue.create(kind))
        .build();
  }
}
