package io.skybeat.station.fleet;

import java.util.Locale;

/** ArduCopter's custom modes that the station knows by name. */
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
  SYSTEMID(25),
  AUTOROTATE(26),
  AUTO_RTL(27),
  UNKNOWN(-1);

  private final int number;

  CopterMode(int number) {
    this.number = number;
  }

  /** As HEARTBEAT.custom_mode has it. */
  public int number() {
    return number;
  }

  /** The mode with that number; {@link #UNKNOWN} for others. */
  public static CopterMode of(long number) {
    for (CopterMode mode : values()) {
      if (mode.number == number) {
        return mode;
      }
    }
    return UNKNOWN;
  }

  /** True for the modes in which the vehicle goes home by itself. */
  public boolean returning() {
    return this == RTL || this == SMART_RTL || this == AUTO_RTL;
  }

  /** True for modes in which it hovers until told otherwise. */
  public boolean hovering() {
    return this == LOITER || this == POSHOLD || this == BRAKE || this == GUIDED;
  }

  /** Lower-case name for sentences. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
