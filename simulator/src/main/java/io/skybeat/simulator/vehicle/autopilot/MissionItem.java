package io.skybeat.simulator.vehicle.autopilot;

/**
 * One item as it is stored on the vehicle.
 *
 * @param frame MAV_FRAME as it is told on download
 * @param command MAV_CMD
 * @param x latitude in 1e-7 degrees for positional items
 * @param y longitude in 1e-7 degrees
 * @param z metres, in the frame
 */
public record MissionItem(
    int frame,
    int command,
    float param1,
    float param2,
    float param3,
    float param4,
    int x,
    int y,
    float z) {
  public static final int WAYPOINT = 16;
  public static final int LOITER_UNLIMITED = 17;
  public static final int LOITER_TIME = 19;
  public static final int RETURN = 20;
  public static final int LAND = 21;
  public static final int TAKEOFF = 22;
  public static final int SPLINE_WAYPOINT = 82;
  public static final int NAV_DELAY = 93;
  public static final int CONDITION_DELAY = 112;
  public static final int CONDITION_DISTANCE = 114;
  public static final int CONDITION_YAW = 115;
  public static final int DO_JUMP = 177;
  public static final int DO_CHANGE_SPEED = 178;
  public static final int DO_SET_ROI_LOCATION = 195;
  public static final int DO_SET_ROI_NONE = 197;
  public static final int DO_SET_ROI = 201;
  public static final int DO_MOUNT_CONTROL = 205;
  public static final int DO_GIMBAL_MANAGER_PITCHYAW = 1000;

  private static final int LAST_NAVIGATION = 95;

  /** Navigation commands move the vehicle; the others run beside them. */
  public boolean navigates() {
    return command <= LAST_NAVIGATION;
  }

  /** Whether x, y and z are a place. */
  public boolean positional() {
    return switch (command) {
      case WAYPOINT,
          LOITER_UNLIMITED,
          LOITER_TIME,
          LAND,
          TAKEOFF,
          SPLINE_WAYPOINT,
          DO_SET_ROI_LOCATION,
          DO_SET_ROI ->
          true;
      default -> false;
    };
  }
}
