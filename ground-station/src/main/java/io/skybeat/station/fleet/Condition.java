package io.skybeat.station.fleet;

import io.skybeat.core.flight.Battery;
import java.util.OptionalDouble;

/**
 * A vehicle's state of health by its last reports.
 *
 * @param mode its flight mode
 * @param modeNumber the same as a number, for modes the station has no name for
 * @param armed motors may turn
 * @param systemStatus MAV_STATE
 * @param landedReported MAV_LANDED_STATE, UNKNOWN when it tells none
 * @param gpsFix GPS_FIX_TYPE, 0 none; 3 and more is a position
 * @param satellites used, -1 unknown
 * @param horizontalSigmaM GPS accuracy; empty unknown
 * @param preArmGood the vehicle's own pre-arm checks pass
 * @param text the last thing it said
 */
public record Condition(
    CopterMode mode,
    long modeNumber,
    boolean armed,
    int systemStatus,
    Landed landedReported,
    Battery battery,
    int gpsFix,
    int satellites,
    OptionalDouble horizontalSigmaM,
    boolean preArmGood,
    String text) {
  public static final Condition UNKNOWN =
      new Condition(
          CopterMode.UNKNOWN,
          -1,
          false,
          0,
          Landed.UNKNOWN,
          Battery.UNKNOWN,
          0,
          -1,
          OptionalDouble.empty(),
          false,
          "");
  private static final int STANDBY = 3;
  private static final int ACTIVE = 4;

  /** What it says of the ground; from MAV_STATE where it does not say it outright. */
  public Landed landed() {
    // The heartbeat comes for ever; an EXTENDED_SYS_STATE may have been the last of its kind.
    if (!armed && systemStatus == STANDBY) {
      return Landed.ON_GROUND;
    }
    if (landedReported != Landed.UNKNOWN) {
      return landedReported;
    }
    if (systemStatus == STANDBY) {
      return Landed.ON_GROUND;
    }
    return systemStatus == ACTIVE && armed ? Landed.IN_AIR : Landed.UNKNOWN;
  }

  Condition withHeart(long nextMode, boolean nextArmed, int nextStatus) {
    return new Condition(
        CopterMode.of(nextMode),
        nextMode,
        nextArmed,
        nextStatus,
        landedReported,
        battery,
        gpsFix,
        satellites,
        horizontalSigmaM,
        preArmGood,
        text);
  }

  Condition withLanded(Landed next) {
    return new Condition(
        mode,
        modeNumber,
        armed,
        systemStatus,
        next,
        battery,
        gpsFix,
        satellites,
        horizontalSigmaM,
        preArmGood,
        text);
  }

  Condition withPower(Battery next, boolean nextPreArm) {
    return new Condition(
        mode,
        modeNumber,
        armed,
        systemStatus,
        landedReported,
        next,
        gpsFix,
        satellites,
        horizontalSigmaM,
        nextPreArm,
        text);
  }

  Condition withGps(int fix, int sats, OptionalDouble sigmaM) {
    return new Condition(
        mode,
        modeNumber,
        armed,
        systemStatus,
        landedReported,
        battery,
        fix,
        sats,
        sigmaM,
        preArmGood,
        text);
  }

  Condition withText(String next) {
    return new Condition(
        mode,
        modeNumber,
        armed,
        systemStatus,
        landedReported,
        battery,
        gpsFix,
        satellites,
        horizontalSigmaM,
        preArmGood,
        next);
  }
}
