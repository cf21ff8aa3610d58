package io.skybeat.simulator.vehicle.autopilot;

import io.skybeat.simulator.vehicle.flight.Pack;
import java.util.Optional;

/** Watches the station's heartbeat and the battery; names the mode to fall back to. */
final class Failsafes {
  private static final double BLIND_S = 1.5;
  private static final int CONTINUE_AUTO = 2;
  private static final int CONTINUE_LANDING = 8;

  /** Causes as a PX4 numbers them. */
  private static final int GCS = 2;

  private static final int CRITICAL = 4;
  private static final int EMERGENCY = 5;

  private final Personality personality;
  private final ParameterTable parameters;
  private final Notices notices;
  private double silentS = Double.NaN;
  private boolean stationLost;
  private boolean low;
  private boolean critical;
  private double blindS;
  private boolean adrift;
  private int cause;

  Failsafes(Personality personality, ParameterTable parameters, Notices notices) {
    this.personality = personality;
    this.parameters = parameters;
    this.notices = notices;
  }

  /** A heartbeat of the station in charge. */
  void stationHeard() {
    silentS = 0;
    if (stationLost) {
      stationLost = false;
      notices.say(Notices.WARNING, personality.stationBack());
    }
  }

  /** A new flight begins with a clean slate. */
  void armed() {
    low = false;
    critical = false;
    adrift = false;
  }

  boolean active() {
    return stationLost || low || critical || adrift;
  }

  /** Why it last fell back, as a PX4 numbers it. */
  int cause() {
    return cause;
  }

  boolean batteryLow() {
    return low || critical;
  }

  boolean batteryCritical() {
    return critical;
  }

  /** The mode to change to, once per event; only while armed. */
  Optional<FlightMode> step(double dtS, FlightMode mode, Helm helm, Pack pack) {
    Optional<FlightMode> position = position(dtS, mode, helm.own().satellites());
    Optional<FlightMode> battery = battery(pack);
    Optional<FlightMode> station = station(dtS, mode, helm.landing());
    cause =
        position.isPresent()
            ? 0
            : battery.isPresent() ? critical ? EMERGENCY : CRITICAL : station.isPresent() ? GCS : 0;
    return position.isPresent() ? position : battery.isPresent() ? battery : station;
  }

  /**
   * An ArduCopter that no longer knows where it is comes down where it stands (FS_EKF_ACTION 1).
   */
  private Optional<FlightMode> position(double dtS, FlightMode mode, boolean satellites) {
    blindS = satellites ? 0 : blindS + dtS;
    if (satellites || adrift || blindS < BLIND_S || !mode.needsPosition()) {
      adrift &= !satellites;
      return Optional.empty();
    }
    adrift = true;
    notices.say(Notices.CRITICAL, personality.blind());
    return Optional.of(FlightMode.LAND);
  }

  /** Disarmed: silence is counted on and keeps it from arming, but there is nothing to be done. */
  void idle(double dtS) {
    silentS += dtS;
    stationLost |= silent();
  }

  /** The station was heard once, and is not any more. */
  boolean stationLost() {
    return stationLost;
  }

  private boolean silent() {
    return silentS > parameters.get("FS_GCS_TIMEOUT") && (int) parameters.get("FS_GCS_ENABLE") != 0;
  }

  private Optional<FlightMode> battery(Pack pack) {
    double remaining = pack.remainingMah();
    if (!critical && remaining < parameters.get("BATT_CRT_MAH")) {
      critical = true;
      low = true;
      tell(true, pack);
      return action("BATT_FS_CRT_ACT");
    }
    if (!low && remaining < parameters.get("BATT_LOW_MAH")) {
      low = true;
      tell(false, pack);
      return action("BATT_FS_LOW_ACT");
    }
    return Optional.empty();
  }

  private void tell(boolean grave, Pack pack) {
    notices.say(Notices.WARNING, personality.battery(grave, pack.volts(), pack.usedMah()));
  }

  private Optional<FlightMode> station(double dtS, FlightMode mode, boolean landing) {
    silentS += dtS;
    int enabled = (int) parameters.get("FS_GCS_ENABLE");
    if (stationLost || !silent()) {
      return Optional.empty();
    }
    stationLost = true;
    int options = (int) parameters.get("FS_OPTIONS");
    if (landing && (options & CONTINUE_LANDING) != 0) {
      notices.say(Notices.WARNING, personality.stationLost(" - Continuing Landing"));
      return Optional.empty();
    }
    if (mode == FlightMode.AUTO && (options & CONTINUE_AUTO) != 0) {
      notices.say(Notices.WARNING, personality.stationLost(" - Continuing Auto Mode"));
      return Optional.empty();
    }
    notices.say(Notices.WARNING, personality.stationLost(""));
    if (enabled == Px4Parameters.HOLD) {
      return Optional.of(FlightMode.GUIDED);
    }
    return Optional.of(enabled == 5 ? FlightMode.LAND : FlightMode.RTL);
  }

  private Optional<FlightMode> action(String parameter) {
    return switch ((int) parameters.get(parameter)) {
      case 1 -> Optional.of(FlightMode.LAND);
      case 2, 3, 4 -> Optional.of(FlightMode.RTL);
      default -> Optional.empty();
    };
  }
}
