package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.ParamRequestList;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.simulator.vehicle.autopilot.ParameterTable;

/** Parameters by name, list and set; integers as plain floats (C-cast), as ArduPilot sends them. */
final class ParameterDesk {
  private static final int A_STEP = 2;
  private static final int NO_INDEX = 65535;

  private final int systemId;
  private final ParameterTable table;
  private final Outbox out;
  private int nextListed = Integer.MAX_VALUE;

  ParameterDesk(int systemId, ParameterTable table, Outbox out) {
    this.systemId = systemId;
    this.table = table;
    this.out = out;
  }

  /** Sends the next few of a list asked for. */
  void step() {
    for (int i = 0; i < A_STEP && nextListed < table.size(); i++) {
      tell(nextListed, nextListed);
      nextListed++;
    }
  }

  void list(ParamRequestList message) {
    if (Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      nextListed = 0;
    }
  }

  void read(ParamRequestRead message) {
    if (!Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      return;
    }
    int index = message.paramIndex();
    if (index >= 0 && index < table.size()) {
      tell(index, index);
    } else if (index < 0) {
      tell(table.indexOf(name(message.paramId())), NO_INDEX);
    }
  }

  void set(ParamSet message) {
    if (!Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      return;
    }
    String name = name(message.paramId());
    table.set(name, message.paramValue());
    // Refused or not, the answer is the value that holds; an unknown name gets none.
    tell(table.indexOf(name), NO_INDEX);
  }

  /** Changes a parameter from inside, and tells it. */
  void force(String name, float value) {
    table.force(name, value);
    tell(table.indexOf(name), NO_INDEX);
  }

  private void tell(int place, int index) {
    if (place < 0) {
      return;
    }
    ParameterTable.Parameter parameter = table.at(place);
    out.send(
        ParamValue.builder()
            .paramId(parameter.name())
            .paramValue(parameter.value())
            .paramType(EnumValue.create(parameter.type()))
            .paramCount(table.size())
            .paramIndex(index)
            .build());
  }

  private static String name(String id) {
    int end = id.indexOf('\0');
    return end < 0 ? id : id.substring(0, end);
  }
}
