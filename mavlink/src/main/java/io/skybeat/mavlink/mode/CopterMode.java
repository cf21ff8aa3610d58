package io.skybeat.mavlink.mode;

import java.util.Optional;

/** The modes of an ArduCopter, by the number in HEARTBEAT.custom_mode. */
public enum CopterMode {
  STABILIZE(0),
  ACRO(1),
  ALT_HOLD(2),
  AUTO(3),
  GUIDED(4),
  LOITER(5),
  RTL(6),
  CIRCLE(7),
  LAND(9),
  DRIFT(11),
  SPORT(13),
  FLIP(14),
  AUTOTUNE(15),
  POSHOLD(16),
  BRAKE(17),
  THROW(18),
  AVOID_ADSB(19),
  GUIDED_NOGPS(20),
  SMART_RTL(21),
  FLOWHOLD(22),
  FOLLOW(23),
  ZIGZAG(24),
  SYSTEM_ID(25),
  AUTOROTATE(26),
  AUTO_RTL(27),
  TURTLE(28);

  private final int customMode;

  CopterMode(int customMode) {
    this.customMode = customMode;
  }

  /** The number in custom_mode, and in parameter 2 of MAV_CMD_DO_SET_MODE. */
  public int customMode() {
    return customMode;
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
