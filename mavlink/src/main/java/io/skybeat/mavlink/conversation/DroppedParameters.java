package io.skybeat.mavlink.conversation;

/**
 * Parameters of mission items that an autopilot takes, has no use for, and tells as 0 when the plan
 * is read back. An ArduCopter flies to waypoints within its own WPNAV_RADIUS and with its own
 * heading, takes off straight up, and knows one way of mounting a camera and of triggering it
 * (AP_Mission.cpp, conversion from and to MISSION_ITEM_INT); a PX4 knows no pitch of take-off, no
 * passing by, no height to abort a landing at, and only one kind of DO_SET_ROI with a place
 * (mavlink_mission.cpp, parse and format of a mission item).
 */
final class DroppedParameters {
  private static final int WAYPOINT = 16;
  private static final int LOITER_UNLIMITED = 17;
  private static final int LOITER_TURNS = 18;
  private static final int LOITER_TIME = 19;
  private static final int LAND = 21;
  private static final int TAKEOFF = 22;
  private static final int SPLINE_WAYPOINT = 82;
  private static final int CHANGE_SPEED = 178;
  private static final int SET_ROI_LOCATION = 195;
  private static final int SET_ROI = 201;
  private static final int MOUNT_CONTROL = 205;
  private static final int CAMERA_TRIGGER_DISTANCE = 206;

  private DroppedParameters() {}

  /** Whether parameter {@code number} (1..4) of {@code command} may come back as 0. */
  static boolean has(boolean ardupilot, int command, int number) {
    return ardupilot ? byArdupilot(command, number) : byPx4(command, number);
  }

  /** Whether the height of {@code command} may come back as 0: there it is no height. */
  static boolean hasZ(boolean ardupilot, int command) {
    return ardupilot && command == MOUNT_CONTROL;
  }

  private static boolean byArdupilot(int command, int number) {
    return switch (command) {
      case WAYPOINT, SPLINE_WAYPOINT, TAKEOFF, SET_ROI, CAMERA_TRIGGER_DISTANCE -> number >= 2;
      case LOITER_UNLIMITED -> number != 3;
      case LOITER_TURNS -> number == 2;
      case LOITER_TIME -> number == 2 || number == 4;
      case LAND -> number == 2 || number == 3;
      case CHANGE_SPEED, MOUNT_CONTROL -> number == 4;
      default -> false;
    };
  }

  private static boolean byPx4(int command, int number) {
    return switch (command) {
      case WAYPOINT -> number == 3;
      case LOITER_UNLIMITED -> number <= 2;
      case LOITER_TIME -> number == 4;
      case LAND -> number == 1 || number == 3;
      case TAKEOFF -> number <= 3;
      case SET_ROI -> number == 1;
      case SET_ROI_LOCATION -> true;
      default -> false;
    };
  }

  /** Whether parameter 4 of {@code command} is a heading. */
  static boolean heads(int command) {
    return switch (command) {
      case WAYPOINT, LOITER_UNLIMITED, LAND, TAKEOFF -> true;
      default -> false;
    };
  }
}
