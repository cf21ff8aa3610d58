package io.skybeat.mavlink.mode;

import java.util.Optional;

/** The modes of an ArduCopter, by the number in HEARTBEAT.custom_mode. */
public enum CopterMode {
  STABILIZE(0, Conduct.MANUAL),
  ACRO(1, Conduct.MANUAL),
  ALT_HOLD(2, Conduct.MANUAL),
  AUTO(3, Conduct.MISSION),
  GUIDED(4, Conduct.GUIDED),
  LOITER(5, Conduct.HOVERING),
  RTL(6, Conduct.RETURNING),
  CIRCLE(7, Conduct.OTHER),
  LAND(9, Conduct.LANDING),
  DRIFT(11, Conduct.MANUAL),
  SPORT(13, Conduct.MANUAL),
  FLIP(14, Conduct.OTHER),
  AUTOTUNE(15, Conduct.OTHER),
  POSHOLD(16, Conduct.HOVERING),
  BRAKE(17, Conduct.HOVERING),
  THROW(18, Conduct.OTHER),
  AVOID_ADSB(19, Conduct.OTHER),
  GUIDED_NOGPS(20, Conduct.OTHER),
  SMART_RTL(21, Conduct.RETURNING),
  FLOWHOLD(22, Conduct.MANUAL),
  FOLLOW(23, Conduct.OTHER),
  ZIGZAG(24, Conduct.OTHER),
  SYSTEM_ID(25, Conduct.OTHER),
  AUTOROTATE(26, Conduct.OTHER),
  AUTO_RTL(27, Conduct.RETURNING),
  TURTLE(28, Conduct.OTHER);

  private final int customMode;
  private final Conduct conduct;

  CopterMode(int customMode, Conduct conduct) {
    this.customMode = customMode;
    this.conduct = conduct;
  }

  /** The number in custom_mode, and in parameter 2 of MAV_CMD_DO_SET_MODE. */
  public int customMode() {
    return customMode;
  }

  /** What the copter does in it. */
  public Conduct conduct() {
    return conduct;
  }

  /** The mode of a number; empty for one that is not known. */
  public static Optional<CopterMode> of(long customMode) {
    for (CopterMode mode : values()) {
      if (mode.customMode == customMode) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  /** The mode's name, or {@code MODE_n}: for display and for the journal. */
  public static String nameOf(long customMode) {
    return of(customMode).map(Enum::name).orElse("MODE_" + customMode);
  }

  /** Whether the vehicle flies by itself in this mode, without a stick. */
  public boolean autonomous() {
    return switch (this) {
      case AUTO, GUIDED, RTL, LAND, BRAKE, SMART_RTL, AUTO_RTL, GUIDED_NOGPS -> true;
      default -> false;
    };
  }
}
