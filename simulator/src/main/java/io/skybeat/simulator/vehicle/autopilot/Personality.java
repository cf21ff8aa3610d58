package io.skybeat.simulator.vehicle.autopilot;

import java.util.Locale;
import java.util.Optional;

/**
 * Which autopilot a vehicle plays: the numbers of its modes, its words, and where it flies a
 * mission otherwise. Both fly with the same hands; see {@code docs/vehicles.md} for what is not
 * played.
 */
public enum Personality {
  /** ArduCopter 4.7. */
  ARDUCOPTER,
  /** PX4 1.15, a multicopter. */
  PX4;

  private static final int MAIN_SHIFT = 16;
  private static final int SUB_SHIFT = 24;

  /** The mode after switching on. */
  FlightMode first() {
    return this == PX4 ? FlightMode.GUIDED : FlightMode.STABILIZE;
  }

  /** HEARTBEAT.custom_mode. */
  public long number(FlightMode mode) {
    if (this == ARDUCOPTER) {
      return mode.number();
    }
    return switch (mode) {
      case STABILIZE -> px4(7, 0);
      case ALT_HOLD -> px4(2, 0);
      case POSHOLD -> px4(3, 0);
      // A PX4 that is told to go somewhere does so in Hold, and says so.
      case GUIDED, LOITER, BRAKE -> px4(4, 3);
      case AUTO -> px4(4, 4);
      case RTL, SMART_RTL -> px4(4, 5);
      case LAND -> px4(4, 6);
    };
  }

  private static long px4(int main, int sub) {
    return (long) main << MAIN_SHIFT | (long) sub << SUB_SHIFT;
  }

  /**
   * The mode of parameters 2 and 3 of DO_SET_MODE; empty for one that this vehicle does not fly.
   */
  public Optional<FlightMode> mode(long param2, long param3) {
    return this == PX4 ? numbered(px4((int) param2, (int) param3)) : FlightMode.of(param2);
  }

  /** The mode of a HEARTBEAT.custom_mode. */
  public Optional<FlightMode> numbered(long customMode) {
    if (this == ARDUCOPTER) {
      return FlightMode.of(customMode);
    }
    // The first of several that share a number.
    for (FlightMode mode :
        new FlightMode[] {
          FlightMode.GUIDED,
          FlightMode.AUTO,
          FlightMode.RTL,
          FlightMode.LAND,
          FlightMode.POSHOLD,
          FlightMode.ALT_HOLD,
          FlightMode.STABILIZE
        }) {
      if (number(mode) == customMode) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  /** What SET_MODE answers where the vehicle cannot take the mode. */
  Verdict modeRefused() {
    return this == PX4 ? Verdict.TEMPORARILY_REJECTED : Verdict.FAILED;
  }

  /** What arming answers where it is refused. */
  Verdict armingRefused() {
    return this == PX4 ? Verdict.TEMPORARILY_REJECTED : Verdict.FAILED;
  }

  /** Whether item 0 of its mission is home. */
  public boolean homeSlot() {
    return this == ARDUCOPTER;
  }

  String modeRefused(FlightMode mode, String why) {
    return this == PX4
        ? "Switching to mode '" + px4Name(mode) + "' is currently not available"
        : "Mode change to " + mode + " failed: " + why;
  }

  /** A refusal to arm in its own words; {@code why} is ArduCopter's. */
  String armingRefused(String why) {
    if (this == ARDUCOPTER) {
      return "Arm: " + why;
    }
    return switch (why) {
      case "Need Position Estimate" -> "Preflight Fail: ekf2 missing data";
      case "Gyros not calibrated" -> "Preflight Fail: Gyro sensor missing";
      case "GCS failsafe on" -> "Arming denied! GCS connection required";
      case "Battery 1 below minimum arming capacity" -> "Preflight Fail: low battery";
      default -> "Arming denied: " + why;
    };
  }

  String battery(boolean critical, double volts, double usedMah) {
    if (this == PX4) {
      return critical ? "Emergency battery level, land now" : "Critical battery, return now";
    }
    return String.format(
        Locale.ROOT,
        "Battery 1 is %s %.2fV used %.0f mAh",
        critical ? "critical" : "low",
        volts,
        usedMah);
  }

  String stationLost(String consequence) {
    return this == PX4
        ? "Failsafe: GCS connection lost" + consequence
        : "GCS Failsafe" + consequence;
  }

  String stationBack() {
    return this == PX4 ? "GCS connection regained" : "GCS Failsafe Cleared";
  }

  String blind() {
    return this == PX4
        ? "Failsafe: position estimate lost, descending"
        : "EKF Failsafe: changed to LAND Mode";
  }

  String breached(String fence) {
    return this == PX4 ? "Geofence violated: " + fence : fence + " fence breached";
  }

  /** The mode's name as AVAILABLE_MODES tells it. */
  public String name(FlightMode mode) {
    return this == PX4 ? px4Name(mode) : mode.name();
  }

  private static String px4Name(FlightMode mode) {
    return switch (mode) {
      case STABILIZE -> "Stabilized";
      case ALT_HOLD -> "Altitude";
      case POSHOLD -> "Position";
      case GUIDED, LOITER, BRAKE -> "Hold";
      case AUTO -> "Mission";
      case RTL, SMART_RTL -> "Return";
      case LAND -> "Land";
    };
  }

  /** MAV_STANDARD_MODE: a PX4 says which of its modes are standard, an ArduCopter does not. */
  public int standard(FlightMode mode) {
    if (this == ARDUCOPTER) {
      return 0;
    }
    return switch (mode) {
      case POSHOLD -> 1;
      case ALT_HOLD -> 4;
      case RTL, SMART_RTL -> 5;
      case AUTO -> 6;
      case LAND -> 7;
      default -> 0;
    };
  }

  /** The modes that it announces. */
  public java.util.List<FlightMode> announced() {
    return this == PX4
        ? java.util.List.of(
            FlightMode.POSHOLD,
            FlightMode.ALT_HOLD,
            FlightMode.STABILIZE,
            FlightMode.GUIDED,
            FlightMode.AUTO,
            FlightMode.RTL,
            FlightMode.LAND)
        : java.util.List.of(FlightMode.values());
  }
}
