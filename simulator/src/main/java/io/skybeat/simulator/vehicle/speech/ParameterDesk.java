package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.ParamRequestList;
import io.dronefleet.mavlink.common.ParamRequestRead;
import io.dronefleet.mavlink.common.ParamSet;
import io.dronefleet.mavlink.common.ParamValue;
import io.dronefleet.mavlink.util.EnumValue;
import io.skybeat.simulator.vehicle.autopilot.ParameterTable;

/**
 * Parameters by name, list and set; integers as plain floats (C-cast) as ArduPilot sends them, or
 * with their own bits as a PX4 does, which also tells a hash over them all.
 */
final class ParameterDesk {
  private static final int A_STEP = 2;
  private static final int NO_INDEX = 65535;

  private static final int UINT32 = 5;
  private static final String HASH = "_HASH_CHECK";

  private final int systemId;
  private final boolean bitwise;
  private final ParameterTable table;
  private final Outbox out;
  private int nextListed = Integer.MAX_VALUE;

  /**
   * @param bitwise whether integers travel with their own bits
   */
  ParameterDesk(int systemId, boolean bitwise, ParameterTable table, Outbox out) {
    this.systemId = systemId;
    this.bitwise = bitwise;
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
      if (bitwise) {
        tellHash();
      }
    }
  }

  void read(ParamRequestRead message) {
    if (!Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      return;
    }
    int index = message.paramIndex();
    if (index >= 0 && index < table.size()) {
      tell(index, index);
    } else if (bitwise && name(message.paramId()).equals(HASH)) {
      tellHash();
    } else if (index < 0) {
      tell(table.indexOf(name(message.paramId())), NO_INDEX);
    }
  }

  void set(ParamSet message) {
    if (!Wire.concerns(systemId, message.targetSystem(), message.targetComponent())) {
      return;
    }
    String name = name(message.paramId());
    table.set(name, value(message));
    // Refused or not, the answer is the value that holds; an unknown name gets none.
    tell(table.indexOf(name), NO_INDEX);
  }

  private float value(ParamSet message) {
    boolean whole = Wire.number(message.paramType()) != ParameterTable.REAL32;
    return bitwise && whole ? Float.floatToRawIntBits(message.paramValue()) : message.paramValue();
  }

  private void tellHash() {
    int hash = 17;
    for (int i = 0; i < table.size(); i++) {
      hash = 31 * hash + table.at(i).name().hashCode();
      hash = 31 * hash + Float.floatToIntBits(table.at(i).value());
    }
    out.send(
        ParamValue.builder()
            .paramId(HASH)
            .paramValue(Float.intBitsToFloat(hash & 0x3fff_ffff))
            .paramType(EnumValue.create(UINT32))
            .paramCount(table.size())
            .paramIndex(NO_INDEX)
            .build());
  }

  /** Changes a parameter from inside, and tells it. */
  void force(String name, float value) {
    table.force(name, value);
    // A name that is only flown by, and not shown, is not told either.
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
            .paramValue(wire(parameter))
            .paramType(EnumValue.create(parameter.type()))
            .paramCount(table.size())
            .paramIndex(index)
            .build());
  }

  private float wire(ParameterTable.Parameter parameter) {
    boolean whole = parameter.type() != ParameterTable.REAL32;
    return bitwise && whole ? Float.intBitsToFloat((int) parameter.value()) : parameter.value();
  }

  private static String name(String id) {
    int end = id.indexOf('\0');
    return end < 0 ? id : id.substring(0, end);
  }
}
