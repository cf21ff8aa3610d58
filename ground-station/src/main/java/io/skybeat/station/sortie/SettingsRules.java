package io.skybeat.station.sortie;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.missions.plan.Plan;
import io.skybeat.missions.plan.PlanItem;
import io.skybeat.station.fleet.Vehicle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * What a vehicle's own settings should be before it flies a plan under this station: that it hears
 * us, that it comes home when it does not any more or when its battery runs low, and that its fence
 * holds, without being in the plan's way. A setting that it does not tell is not judged. Names are
 * those of ArduCopter 4.x (after the bar, where 4.7 has renamed one) and of PX4 1.14 and later;
 * {@code docs/vehicles.md} explains each.
 */
final class SettingsRules {
  private static final List<String> ARDUPILOT =
      List.of(
          "ARMING_CHECK|ARMING_SKIPCHK",
          "AUTO_OPTIONS",
          "BATT_FS_CRT_ACT",
          "BATT_FS_LOW_ACT",
          "BATT_LOW_MAH",
          "BATT_LOW_VOLT",
          "FENCE_ACTION",
          "FENCE_ALT_MAX",
          "FENCE_ENABLE",
          "FENCE_RADIUS",
          "FENCE_TYPE",
          "FS_GCS_ENABLE",
          "FS_OPTIONS",
          "LAND_ALT_LOW|LAND_ALT_LOW_M",
          "LAND_SPEED|LAND_SPD_MS",
          "LAND_SPEED_HIGH|LAND_SPD_HIGH_MS",
          "MAV_GCS_SYSID|SYSID_MYGCS",
          "MIS_RESTART",
          "RALLY_LIMIT_KM",
          "RTL_ALT|RTL_ALT_M",
          "RTL_SPEED|RTL_SPEED_MS",
          "WPNAV_SPEED|WP_SPD",
          "WPNAV_SPEED_DN|WP_SPD_DN",
          "WPNAV_SPEED_UP|WP_SPD_UP");

  private static final List<String> PX4 =
      List.of(
          "COM_ARM_AUTH_REQ",
          "COM_DL_LOSS_T",
          "COM_FLT_TIME_MAX",
          "COM_LOW_BAT_ACT",
          "GF_ACTION",
          "GF_MAX_HOR_DIST",
          "GF_MAX_VER_DIST",
          "MPC_LAND_ALT2",
          "MPC_LAND_SPEED",
          "MPC_XY_CRUISE",
          "MPC_Z_V_AUTO_DN",
          "MPC_Z_V_AUTO_UP",
          "NAV_DLL_ACT",
          "RTL_RETURN_ALT",
          "RTL_TYPE");

  private static final int FENCE_HEIGHT = 1;
  private static final int FENCE_CIRCLE = 2;

  private SettingsRules() {}

  /** The names that are read. */
  static List<String> names(Vehicle vehicle) {
    return vehicle.ardupilot() ? ARDUPILOT : PX4;
  }

  /** What is not as it should be, each with its remedy; empty: all is well. */
  static List<String> findings(
      Vehicle vehicle, SortedMap<String, Double> values, Plan plan, int stationSystem) {
    List<String> findings = new ArrayList<>();
    if (vehicle.ardupilot()) {
      listens(values, "MAV_GCS_SYSID", stationSystem, findings);
      listens(values, "SYSID_MYGCS", stationSystem, findings);
      off(values, "FS_GCS_ENABLE", "it does not come home when it hears no station", 1, findings);
      off(values, "BATT_FS_LOW_ACT", "it does not come home on a low battery", 2, findings);
      if (is(values, "BATT_LOW_MAH", 0) && is(values, "BATT_LOW_VOLT", 0)) {
        findings.add(
            String.format(
                Locale.ROOT,
                "%s is %d: no battery is ever low; set it to its low voltage",
                "BATT_LOW_VOLT",
                0));
      }
      off(values, "ARMING_CHECK", "it arms without its checks", 1, findings);
      if (is(values, "ARMING_SKIPCHK", -1)) {
        findings.add(
            String.format(
                Locale.ROOT,
                "%s is %d: it arms without its checks; set it to %d",
                "ARMING_SKIPCHK",
                -1,
                0));
      }
      arduPilotFence(values, plan, findings);
    } else {
      off(values, "NAV_DLL_ACT", "it does not come home when it hears no station", 2, findings);
      off(values, "COM_LOW_BAT_ACT", "it does not come home on a low battery", 3, findings);
      px4Fence(values, plan, findings);
    }
    return findings;
  }

  private static void listens(
      SortedMap<String, Double> values, String name, int station, List<String> findings) {
    if (values.containsKey(name) && !is(values, name, station)) {
      findings.add(
          String.format(
              Locale.ROOT,
              "%s is %.0f: it does not notice when this station is lost; set it to %d",
              name,
              values.get(name),
              station));
    }
  }

  private static void off(
      SortedMap<String, Double> values,
      String name,
      String consequence,
      int remedy,
      List<String> findings) {
    if (is(values, name, 0)) {
      findings.add(
          String.format(Locale.ROOT, "%s is %d: %s; set it to %d", name, 0, consequence, remedy));
    }
  }

  private static void arduPilotFence(
      SortedMap<String, Double> values, Plan plan, List<String> findings) {
    if (!plan.fence().isEmpty()) {
      off(values, "FENCE_ENABLE", "it does not keep to its plan's fence", 1, findings);
      if (is(values, "FENCE_ENABLE", 1)) {
        off(values, "FENCE_ACTION", "it only tells of its fence", 1, findings);
      }
    }
    if (!is(values, "FENCE_ENABLE", 1)) {
      return;
    }
    int type = values.getOrDefault("FENCE_TYPE", 0.0).intValue();
    if ((type & FENCE_HEIGHT) != 0) {
      tooTight(values, "FENCE_ALT_MAX", highestM(plan), "high", findings);
    }
    if ((type & FENCE_CIRCLE) != 0) {
      tooTight(values, "FENCE_RADIUS", farthestM(plan), "far", findings);
    }
  }

  private static void px4Fence(SortedMap<String, Double> values, Plan plan, List<String> findings) {
    boolean warnsOnly = is(values, "GF_ACTION", 0) || is(values, "GF_ACTION", 1);
    if (!plan.fence().isEmpty() && warnsOnly) {
      findings.add(
          String.format(
              Locale.ROOT,
              "%s is %.0f: %s; set it to %d",
              "GF_ACTION",
              values.get("GF_ACTION"),
              "it does not keep to its plan's fence",
              3));
    }
    if (!warnsOnly && values.getOrDefault("GF_MAX_VER_DIST", 0.0) > 0) {
      tooTight(values, "GF_MAX_VER_DIST", highestM(plan), "high", findings);
    }
    if (!warnsOnly && values.getOrDefault("GF_MAX_HOR_DIST", 0.0) > 0) {
      tooTight(values, "GF_MAX_HOR_DIST", farthestM(plan), "far", findings);
    }
  }

  private static void tooTight(
      SortedMap<String, Double> values,
      String name,
      OptionalDouble needed,
      String way,
      List<String> findings) {
    Double limit = values.get(name);
    if (limit != null && needed.isPresent() && needed.getAsDouble() >= limit) {
      findings.add(
          String.format(
              Locale.ROOT,
              "%s is %.0f m: the route goes %.0f m %s; set it wider or change the route",
              name,
              limit,
              needed.getAsDouble(),
              way));
    }
  }

  private static OptionalDouble highestM(Plan plan) {
    return plan.items().stream()
        .filter(PlanItem::flownTo)
        .mapToDouble(
            item -> item.param(7) - (item.relativeAltitude() ? 0 : plan.homeAltitudeAmslM()))
        .max();
  }

  private static OptionalDouble farthestM(Plan plan) {
    Optional<LatLon> home = plan.home();
    return home.isEmpty()
        ? OptionalDouble.empty()
        : plan.items().stream()
            .filter(PlanItem::flownTo)
            .mapToDouble(item -> Geodesy.distanceM(home.get(), item.where().orElseThrow()))
            .max();
  }

  private static boolean is(SortedMap<String, Double> values, String name, double value) {
    Double told = values.get(name);
    return told != null && StrictMath.rint(told) == value;
  }
}
