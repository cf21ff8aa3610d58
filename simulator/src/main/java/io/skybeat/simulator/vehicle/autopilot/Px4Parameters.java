package io.skybeat.simulator.vehicle.autopilot;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A small set of PX4's parameters, and what they mean to the hands that fly. */
final class Px4Parameters {
  /** In place of a failsafe's mode: stay where it is. */
  static final int HOLD = 100;

  private static final float CENTI = 100;
  private final double capacityMah;

  Px4Parameters(double capacityMah) {
    this.capacityMah = capacityMah;
  }

  /** What is shown, with its usual values. */
  static List<ParameterTable.Parameter> shown(int systemId, double capacityMah) {
    return List.of(
        whole("BAT1_CAPACITY", (int) capacityMah),
        real("BAT_CRIT_THR", 0.2f),
        real("BAT_EMERGEN_THR", 0.1f),
        real("BAT_LOW_THR", 0.3f),
        whole("COM_ARM_AUTH_REQ", 0),
        whole("COM_DISARM_LAND", 2),
        whole("COM_DISARM_PRFLT", 10),
        // Bit 0: a mission goes on without a station, which may be restarting.
        whole("COM_DLL_EXCEPT", 1),
        whole("COM_DL_LOSS_T", 10),
        real("COM_FAIL_ACT_T", 5),
        whole("COM_FLT_TIME_MAX", -1),
        whole("COM_LOW_BAT_ACT", 3),
        whole("COM_RC_IN_MODE", 4),
        whole("GF_ACTION", 3),
        real("GF_MAX_HOR_DIST", 0),
        real("GF_MAX_VER_DIST", 0),
        whole("MAV_SYS_ID", systemId),
        whole("MIS_TKO_LAND_REQ", 0),
        real("MPC_LAND_SPEED", 1),
        real("MPC_XY_CRUISE", 8),
        real("MPC_Z_V_AUTO_DN", 3),
        real("MPC_Z_V_AUTO_UP", 4),
        real("MPC_Z_VEL_MAX_DN", 3),
        real("MPC_Z_VEL_MAX_UP", 4),
        real("NAV_ACC_RAD", 2),
        whole("NAV_DLL_ACT", 2),
        real("RTL_LAND_DELAY", 2),
        real("RTL_RETURN_ALT", 30),
        whole("RTL_TYPE", 0),
        whole("SYS_AUTOSTART", 4001));
  }

  private static ParameterTable.Parameter whole(String name, int value) {
    return new ParameterTable.Parameter(name, value, ParameterTable.INT32, false);
  }

  private static ParameterTable.Parameter real(String name, float value) {
    return new ParameterTable.Parameter(name, value, ParameterTable.REAL32, false);
  }

  /** ArduCopter's names for what they say. */
  Map<String, Float> flownBy(ParameterTable px4) {
    Map<String, Float> flown = new TreeMap<>();
    link(px4, flown);
    battery(px4, flown);
    fence(px4, flown);
    flown.put("RTL_ALT", px4.get("RTL_RETURN_ALT") * CENTI);
    flown.put("RTL_LOIT_TIME", px4.get("RTL_LAND_DELAY") * 1000);
    flown.put("WPNAV_SPEED", px4.get("MPC_XY_CRUISE") * CENTI);
    flown.put("WPNAV_SPEED_UP", px4.get("MPC_Z_VEL_MAX_UP") * CENTI);
    flown.put("WPNAV_SPEED_DN", px4.get("MPC_Z_VEL_MAX_DN") * CENTI);
    flown.put("WPNAV_RADIUS", px4.get("NAV_ACC_RAD") * CENTI);
    flown.put("LAND_SPEED", px4.get("MPC_LAND_SPEED") * CENTI);
    flown.put("DISARM_DELAY", px4.get("COM_DISARM_PRFLT"));
    flown.put("AUTO_OPTIONS", 3f);
    return flown;
  }

  private static void link(ParameterTable px4, Map<String, Float> flown) {
    int action = (int) px4.get("NAV_DLL_ACT");
    flown.put(
        "FS_GCS_ENABLE",
        switch (action) {
          case 0 -> 0f;
          case 1 -> (float) HOLD;
          case 3 -> 5f;
          default -> 1f;
        });
    flown.put("FS_GCS_TIMEOUT", px4.get("COM_DL_LOSS_T"));
    flown.put("FS_OPTIONS", ((int) px4.get("COM_DLL_EXCEPT") & 1) != 0 ? 2f : 0f);
  }

  private void battery(ParameterTable px4, Map<String, Float> flown) {
    int action = (int) px4.get("COM_LOW_BAT_ACT");
    flown.put("BATT_LOW_MAH", (float) (px4.get("BAT_CRIT_THR") * capacityMah));
    flown.put("BATT_CRT_MAH", (float) (px4.get("BAT_EMERGEN_THR") * capacityMah));
    flown.put("BATT_FS_LOW_ACT", action == 3 ? 2f : action == 2 ? 1f : 0f);
    flown.put("BATT_FS_CRT_ACT", action == 0 ? 0f : 1f);
    flown.put("BATT_ARM_MAH", (float) (px4.get("BAT_LOW_THR") * capacityMah));
  }

  private static void fence(ParameterTable px4, Map<String, Float> flown) {
    int action = (int) px4.get("GF_ACTION");
    int high = px4.get("GF_MAX_VER_DIST") > 0 ? 1 : 0;
    int far = px4.get("GF_MAX_HOR_DIST") > 0 ? 2 : 0;
    flown.put("FENCE_ENABLE", action > 0 ? 1f : 0f);
    flown.put("FENCE_TYPE", (float) (4 + high + far));
    flown.put("FENCE_ALT_MAX", px4.get("GF_MAX_VER_DIST"));
    flown.put("FENCE_RADIUS", px4.get("GF_MAX_HOR_DIST"));
    flown.put(
        "FENCE_ACTION",
        switch (action) {
          case 1 -> 0f;
          case 2 -> 4f;
          case 5 -> 2f;
          default -> 1f;
        });
  }
}
