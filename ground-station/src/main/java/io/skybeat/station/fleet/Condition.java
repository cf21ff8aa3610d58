package io.skybeat.station.fleet;

import io.skybeat.core.flight.Battery;
import io.skybeat.mavlink.mode.VehicleMode;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * A vehicle's state of health by its last reports.
 *
 * @param mode its flight mode
 * @param armed motors may turn
 * @param systemStatus MAV_STATE
 * @param landedReported MAV_LANDED_STATE, UNKNOWN when it tells none
 * @param gpsFix GPS_FIX_TYPE, 0 none; 3 and more is a position
 * @param satellites used, -1 unknown
 * @param horizontalSigmaM GPS accuracy; empty unknown
 * @param preArmGood the vehicle's own pre-arm checks pass
 * @param text the last thing it said
 * @param statusTold whether SYS_STATUS was heard
 * @param disarmDoubted its last heartbeat took back that it flies: a second one must say so, too
 * @param landingDoubted so did its last EXTENDED_SYS_STATE
 */
public record Condition(
    VehicleMode mode,
    boolean armed,
    int systemStatus,
    Landed landedReported,
    Battery battery,
    int gpsFix,
    int satellites,
    OptionalDouble horizontalSigmaM,
    boolean preArmGood,
    String text,
    boolean statusTold,
    boolean disarmDoubted,
    boolean landingDoubted) {
  public static final Condition UNKNOWN =
      new Condition(
          VehicleMode.UNHEARD,
          false,
          0,
          Landed.UNKNOWN,
          Battery.UNKNOWN,
          0,
          -1,
          OptionalDouble.empty(),
          false,
          "",
          false,
          false,
          false);
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

  /**
   * After a heartbeat. One that was overtaken on its way tells of before the take-off: that a
   * flight is over counts when it is told twice running, unless it was coming down.
   */
  Condition withHeart(VehicleMode nextMode, boolean nextArmed, int nextStatus) {
    if (!nextArmed && armed && aloft() && !disarmDoubted) {
      return with(draft -> draft.disarmDoubted = true);
    }
    return with(
        draft -> {
          draft.disarmDoubted = false;
          draft.mode = nextMode;
          draft.armed = nextArmed;
          draft.systemStatus = nextStatus;
        });
  }

  /** After an EXTENDED_SYS_STATE; likewise that an armed vehicle is down. */
  Condition withLanded(Landed next) {
    if (next == Landed.ON_GROUND && armed && aloft() && !landingDoubted) {
      return with(draft -> draft.landingDoubted = true);
    }
    return with(
        draft -> {
          draft.landedReported = next;
          draft.landingDoubted = false;
        });
  }

  private boolean aloft() {
    return switch (landed()) {
      case IN_AIR, TAKEOFF -> true;
      case LANDING, ON_GROUND, UNKNOWN -> false;
    };
  }

  Condition withPower(Battery next, boolean nextPreArm) {
    return with(
        draft -> {
          draft.battery = next;
          draft.preArmGood = nextPreArm;
          draft.statusTold = true;
        });
  }

  Condition withGps(int fix, int sats, OptionalDouble sigmaM) {
    return with(
        draft -> {
          draft.gpsFix = fix;
          draft.satellites = sats;
          draft.horizontalSigmaM = sigmaM;
        });
  }

  Condition withText(String next) {
    return with(draft -> draft.text = next);
  }

  private Condition with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** A copy on its way to be the next one. */
  private static final class Draft {
    private VehicleMode mode;
    private boolean armed;
    private int systemStatus;
    private Landed landedReported;
    private Battery battery;
    private int gpsFix;
    private int satellites;
    private OptionalDouble horizontalSigmaM;
    private boolean preArmGood;
    private String text;
    private boolean statusTold;
    private boolean disarmDoubted;
    private boolean landingDoubted;

    Draft(Condition from) {
      mode = from.mode;
      armed = from.armed;
      systemStatus = from.systemStatus;
      landedReported = from.landedReported;
      battery = from.battery;
      gpsFix = from.gpsFix;
      satellites = from.satellites;
      horizontalSigmaM = from.horizontalSigmaM;
      preArmGood = from.preArmGood;
      text = from.text;
      statusTold = from.statusTold;
      disarmDoubted = from.disarmDoubted;
      landingDoubted = from.landingDoubted;
    }

    Condition done() {
      return new Condition(
          mode,
          armed,
          systemStatus,
          landedReported,
          battery,
          gpsFix,
          satellites,
          horizontalSigmaM,
          preArmGood,
          text,
          statusTold,
          disarmDoubted,
          landingDoubted);
    }
  }
}
