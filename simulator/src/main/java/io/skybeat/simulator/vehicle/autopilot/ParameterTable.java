package io.skybeat.simulator.vehicle.autopilot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A small set of an autopilot's parameters, in a fixed order. What a PX4 shows are PX4's; beneath
 * them the same hands fly by ArduCopter's names, which nobody sees.
 */
public final class ParameterTable {
  public static final int INT8 = 2;
  public static final int INT16 = 4;
  public static final int INT32 = 6;
  public static final int REAL32 = 9;

  /**
   * One parameter.
   *
   * @param type MAV_PARAM_TYPE
   * @param readOnly refused when set
   */
  public record Parameter(String name, float value, int type, boolean readOnly) {}

  private final List<Parameter> table = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();
  private final Map<String, Float> beneath = new TreeMap<>();
  private final Optional<Px4Parameters> px4;

  /**
   * ArduCopter's.
   *
   * @param systemId the vehicle's
   * @param capacityMah of its battery
   */
  public ParameterTable(int systemId, double capacityMah) {
    this(Personality.ARDUCOPTER, systemId, capacityMah);
  }

  /** Those of an autopilot. */
  public ParameterTable(Personality personality, int systemId, double capacityMah) {
    if (personality == Personality.PX4) {
      px4 = Optional.of(new Px4Parameters(capacityMah));
      ParameterTable copter = new ParameterTable(systemId, capacityMah);
      copter.table.forEach(one -> beneath.put(one.name(), one.value()));
      Px4Parameters.shown(systemId, capacityMah).forEach(this::add);
      beneath.putAll(px4.get().flownBy(this));
      return;
    }
    px4 = Optional.empty();
    ownOfCopter(systemId, capacityMah);
  }

  private void ownOfCopter(int systemId, double capacityMah) {
    add("MAV_SYSID", systemId, INT16);
    add("MAV_GCS_SYSID", 255, INT16);
    add("FRAME_CLASS", 1, INT8);
    add("FORMAT_VERSION", 120, INT16);
    flight();
    failsafes(capacityMah);
    add("AUTO_OPTIONS", 3, INT32);
    add(new Parameter("MIS_TOTAL", 0, INT16, true));
    add("MIS_RESTART", 0, INT8);
    add("MIS_OPTIONS", 0, INT16);
    add("ARMING_CHECK", 1, INT32);
    add("DISARM_DELAY", 10, INT8);
    add("FENCE_ENABLE", 1, INT8);
    // Ceiling and what is uploaded; no circle around home.
    add("FENCE_TYPE", 1 + 4, INT8);
    add("FENCE_ACTION", 1, INT8);
    add("FENCE_ALT_MAX", 120, REAL32);
    add("FENCE_RADIUS", 300, REAL32);
    add("FENCE_MARGIN", 2, REAL32);
    add("FENCE_TOTAL", 0, INT8);
    add("RALLY_LIMIT_KM", 0.3, REAL32);
    add("RALLY_INCL_HOME", 1, INT8);
    add("MNT1_TYPE", 4, INT8);
    add("MNT1_NEUTRAL_X", 0, REAL32);
    add("MNT1_NEUTRAL_Y", -30, REAL32);
    add("MNT1_NEUTRAL_Z", 0, REAL32);
    add("COMPASS_OFS_X", 5, REAL32);
    add("COMPASS_OFS_Y", 13, REAL32);
    add("COMPASS_OFS_Z", -18, REAL32);
    add("GPS1_TYPE", 1, INT8);
  }

  private void flight() {
    add("WPNAV_SPEED", 800, REAL32);
    add("WPNAV_SPEED_UP", 400, REAL32);
    add("WPNAV_SPEED_DN", 300, REAL32);
    add("WPNAV_RADIUS", 200, REAL32);
    add("WPNAV_ACCEL", 200, REAL32);
    add("WPNAV_ACCEL_Z", 120, REAL32);
    add("WP_YAW_BEHAVIOR", 2, INT8);
    add("LAND_SPEED", 100, INT16);
    add("LAND_SPEED_HIGH", 300, INT16);
    add("LAND_ALT_LOW", 1000, INT16);
    add("RTL_ALT", 1500, INT32);
    add("RTL_SPEED", 0, INT16);
    add("RTL_CLIMB_MIN", 0, INT16);
    add("RTL_ALT_FINAL", 0, INT16);
    add("RTL_LOIT_TIME", 2000, INT32);
    add("GUID_TIMEOUT", 3, REAL32);
  }

  private void failsafes(double capacityMah) {
    add("FS_GCS_ENABLE", 1, INT8);
    add("FS_GCS_TIMEOUT", 5, REAL32);
    // Bits 1 and 3: a mission and a landing go on without a station, which may be restarting.
    add("FS_OPTIONS", 2 + 8, INT32);
    add("BATT_MONITOR", 4, INT8);
    add("BATT_CAPACITY", capacityMah, INT32);
    add("BATT_LOW_VOLT", 10.5, REAL32);
    add("BATT_LOW_MAH", StrictMath.rint(0.25 * capacityMah), REAL32);
    add("BATT_CRT_MAH", StrictMath.rint(0.12 * capacityMah), REAL32);
    add("BATT_FS_LOW_ACT", 2, INT8);
    add("BATT_FS_CRT_ACT", 1, INT8);
    add("BATT_ARM_MAH", StrictMath.rint(0.3 * capacityMah), INT32);
  }

  private void add(String name, double value, int type) {
    add(new Parameter(name, (float) value, type, false));
  }

  private void add(Parameter parameter) {
    indices.put(parameter.name(), table.size());
    table.add(parameter);
  }

  public int size() {
    return table.size();
  }

  public Parameter at(int index) {
    return table.get(index);
  }

  /** Its place in the table, -1 for an unknown name. */
  public int indexOf(String name) {
    return indices.getOrDefault(name, -1);
  }

  /** The value of a parameter that exists. */
  public float get(String name) {
    int index = indexOf(name);
    if (index < 0 && beneath.containsKey(name)) {
      return beneath.get(name);
    }
    if (index < 0) {
      throw new IllegalArgumentException("no parameter " + name);
    }
    return table.get(index).value();
  }

  /** Sets it as a station may; false when it is unknown, read-only or not a number. */
  public boolean set(String name, float value) {
    int index = indexOf(name);
    if (index < 0 || table.get(index).readOnly() || Float.isNaN(value)) {
      return false;
    }
    force(name, value);
    px4.ifPresent(one -> beneath.putAll(one.flownBy(this)));
    return true;
  }

  /** Sets it from inside; integers lose their fraction as a C cast does. */
  public void force(String name, float value) {
    int index = indexOf(name);
    if (index < 0) {
      beneath.put(name, value);
      return;
    }
    Parameter old = table.get(index);
    float kept = old.type() == REAL32 ? value : (int) value;
    table.set(index, new Parameter(name, kept, old.type(), old.readOnly()));
  }
}
