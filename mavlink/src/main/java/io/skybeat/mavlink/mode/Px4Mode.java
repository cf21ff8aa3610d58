package io.skybeat.mavlink.mode;

/**
 * PX4's modes. HEARTBEAT.custom_mode packs a main mode into its third byte and a sub mode into its
 * fourth (px4_custom_mode.h).
 */
public enum Px4Mode {
  MANUAL(1, 0, Conduct.MANUAL),
  ALTITUDE(2, 0, Conduct.MANUAL),
  POSITION(3, 0, Conduct.HOVERING),
  ORBIT(3, 1, Conduct.OTHER),
  POSITION_SLOW(3, 2, Conduct.HOVERING),
  AUTO_READY(4, 1, Conduct.OTHER),
  AUTO_TAKEOFF(4, 2, Conduct.TAKING_OFF),
  AUTO_LOITER(4, 3, Conduct.HOVERING),
  AUTO_MISSION(4, 4, Conduct.MISSION),
  AUTO_RTL(4, 5, Conduct.RETURNING),
  AUTO_LAND(4, 6, Conduct.LANDING),
  AUTO_FOLLOW_TARGET(4, 8, Conduct.OTHER),
  AUTO_PRECISION_LAND(4, 9, Conduct.LANDING),
  AUTO_VTOL_TAKEOFF(4, 10, Conduct.TAKING_OFF),
  ACRO(5, 0, Conduct.MANUAL),
  OFFBOARD(6, 0, Conduct.GUIDED),
  STABILIZED(7, 0, Conduct.MANUAL),
  TERMINATION(10, 0, Conduct.OTHER);

  private final int mainMode;
  private final int subMode;
  private final Conduct conduct;

  Px4Mode(int mainMode, int subMode, Conduct conduct) {
    this.mainMode = mainMode;
    this.subMode = subMode;
    this.conduct = conduct;
  }

  /** As in HEARTBEAT.custom_mode. */
  public long customMode() {
    return (long) mainMode << 16 | (long) subMode << 24;
  }

  /** What the vehicle does in it. */
  public Conduct conduct() {
    return conduct;
  }
}
