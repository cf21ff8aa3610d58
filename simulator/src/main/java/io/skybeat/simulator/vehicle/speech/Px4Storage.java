package io.skybeat.simulator.vehicle.speech;

import io.skybeat.simulator.vehicle.autopilot.MissionItem;

/**
 * What a PX4 takes of an item and what remains when it is told again: places in global frames only
 * with commands that have one, everything else in the frame of the mission; headings in radians
 * between; parameters that it has no use for are 0.
 */
final class Px4Storage {
  private static final int ACCEPTED = 0;
  private static final int UNSUPPORTED_FRAME = 2;
  private static final int UNSUPPORTED = 3;
  private static final int INVALID_PARAM1 = 6;
  private static final int MISSION_FRAME = 2;
  private static final int FENCE_FIRST = 5000;
  private static final int RALLY_POINT = 5100;
  private static final int ROI_LOCATION = 3;

  private Px4Storage() {}

  /** MAV_MISSION_RESULT. */
  static int check(MissionItem item) {
    if (item.frame() == MISSION_FRAME) {
      return switch (item.command()) {
        case MissionItem.RETURN,
            MissionItem.NAV_DELAY,
            MissionItem.CONDITION_DELAY,
            MissionItem.CONDITION_DISTANCE,
            MissionItem.DO_JUMP,
            MissionItem.DO_CHANGE_SPEED,
            MissionItem.DO_SET_ROI_NONE,
            MissionItem.DO_MOUNT_CONTROL,
            MissionItem.DO_GIMBAL_MANAGER_PITCHYAW ->
            ACCEPTED;
        default -> films(item.command()) ? ACCEPTED : UNSUPPORTED;
      };
    }
    boolean global =
        switch (item.frame()) {
          case 0, 3, 5, 6 -> true;
          default -> false;
        };
    if (!global) {
      return UNSUPPORTED_FRAME;
    }
    return switch (item.command()) {
      case MissionItem.WAYPOINT,
          MissionItem.LOITER_UNLIMITED,
          MissionItem.LOITER_TIME,
          MissionItem.LAND,
          MissionItem.TAKEOFF,
          MissionItem.DO_SET_ROI_LOCATION ->
          ACCEPTED;
      case MissionItem.DO_SET_ROI ->
          (int) item.param1() == ROI_LOCATION ? ACCEPTED : INVALID_PARAM1;
      default ->
          item.command() >= FENCE_FIRST && item.command() <= RALLY_POINT ? ACCEPTED : UNSUPPORTED;
    };
  }

  /** What a survey lays out beside its waypoints: cameras, their mounts and triggers. */
  private static boolean films(int command) {
    return switch (command) {
      case 203, 204, 206, 214, 530, 531, 532, 2000, 2001, 2003, 2500, 2501 -> true;
      default -> false;
    };
  }

  /** The item as it is told on download. */
  static MissionItem store(MissionItem item) {
    return switch (item.command()) {
      case MissionItem.WAYPOINT ->
          kept(item, item.param1(), item.param2(), 0, heading(item.param4()));
      case MissionItem.LOITER_UNLIMITED -> kept(item, 0, 0, item.param3(), heading(item.param4()));
      case MissionItem.LOITER_TIME ->
          kept(
              item,
              item.param1(),
              item.param2() > 0 ? 1 : 0,
              item.param3(),
              item.param4() > 0 ? 1 : 0);
      case MissionItem.LAND -> kept(item, 0, item.param2(), 0, heading(item.param4()));
      case MissionItem.TAKEOFF -> kept(item, 0, 0, 0, heading(item.param4()));
      case MissionItem.DO_SET_ROI, MissionItem.DO_SET_ROI_LOCATION -> kept(item, 0, 0, 0, 0);
      default ->
          item.command() >= FENCE_FIRST && item.command() <= RALLY_POINT
              ? kept(item, item.param1(), 0, 0, 0)
              : item;
    };
  }

  private static MissionItem kept(MissionItem item, float p1, float p2, float p3, float p4) {
    return new MissionItem(
        item.frame(), item.command(), p1, p2, p3, p4, item.x(), item.y(), item.z());
  }

  private static float heading(float deg) {
    float rad = (float) StrictMath.toRadians(deg);
    double turn = 2 * Math.PI;
    float wrapped = (float) (rad - turn * StrictMath.floor(rad / turn));
    return (float) StrictMath.toDegrees(wrapped);
  }
}
