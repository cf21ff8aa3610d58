package io.skybeat.simulator.vehicle.speech;

import io.skybeat.simulator.vehicle.autopilot.MissionItem;

/**
 * What remains of an item when ArduPilot has stored it: heights in whole centimetres, seconds of
 * hold in whole seconds, frames in their float form, and nothing of a parameter it has no use for.
 */
final class ItemStorage {
  private static final int ACCEPTED = 0;
  private static final int UNSUPPORTED_FRAME = 2;
  private static final int INVALID_PARAM1 = 6;
  private static final int FENCE_FIRST = 5000;
  private static final int RALLY_POINT = 5100;
  private static final int CAMERA_TRIGGER_DISTANCE = 206;

  private ItemStorage() {}

  /**
   * MAV_MISSION_RESULT: numbers it cannot take are refused by their place.
   *
   * @param nanAllowed whether NaN may stand for "not given" in every parameter, as with a PX4
   */
  static int check(MissionItem item, boolean nanAllowed) {
    boolean yawMayBeNan =
        switch (item.command()) {
          case MissionItem.WAYPOINT,
              MissionItem.LAND,
              MissionItem.TAKEOFF,
              MissionItem.LOITER_TIME,
              MissionItem.LOITER_UNLIMITED ->
              true;
          default -> false;
        };
    float[] params = {item.param1(), item.param2(), item.param3(), item.param4()};
    for (int i = 0; i < params.length; i++) {
      boolean nan = Float.isNaN(params[i]) && !nanAllowed && !(i == 3 && yawMayBeNan);
      if (nan || Float.isInfinite(params[i])) {
        return INVALID_PARAM1 + i;
      }
    }
    if (!Float.isFinite(item.z())) {
      return INVALID_PARAM1 + 6;
    }
    boolean placed = item.positional() || item.command() >= FENCE_FIRST;
    if (placed && Math.abs((long) item.x()) > 900_000_000L) {
      return INVALID_PARAM1 + 4;
    }
    if (placed && Math.abs((long) item.y()) > 1_800_000_000L) {
      return INVALID_PARAM1 + 5;
    }
    return placed && floatFrame(item.frame()) < 0 ? UNSUPPORTED_FRAME : ACCEPTED;
  }

  /** The item as it is stored and told on download. */
  static MissionItem store(MissionItem item, boolean coarse) {
    if (item.command() == RALLY_POINT && coarse) {
      // Heights of rally points are kept in whole metres.
      return params(item, floatFrame(item.frame()), 0, 0, 0, 0, (int) item.z());
    }
    if (item.command() >= FENCE_FIRST && item.command() <= RALLY_POINT && coarse) {
      return params(item, floatFrame(item.frame()), item.param1(), item.param2(), 0, 0, 0);
    }
    int frame = item.positional() ? floatFrame(item.frame()) : coarse ? 0 : item.frame();
    if (!coarse) {
      return params(
          item, frame, item.param1(), item.param2(), item.param3(), item.param4(), item.z());
    }
    return switch (item.command()) {
      case MissionItem.WAYPOINT,
          MissionItem.SPLINE_WAYPOINT,
          MissionItem.TAKEOFF,
          MissionItem.LAND ->
          params(item, frame, whole(item.param1()), 0, 0, 0, centi(item));
      case MissionItem.LOITER_TIME ->
          params(item, frame, whole(item.param1()), 0, sign(item.param3()), 0, centi(item));
      case MissionItem.LOITER_UNLIMITED ->
          params(item, frame, 0, 0, whole(item.param3()), 0, centi(item));
      case MissionItem.DO_SET_ROI, MissionItem.DO_SET_ROI_LOCATION ->
          params(item, frame, whole(item.param1()), 0, 0, 0, centi(item));
      case MissionItem.DO_CHANGE_SPEED ->
          params(item, frame, item.param1(), item.param2(), item.param3(), 0, 0);
      // Of a mount only its angles are kept, not how it is to be steered.
      case MissionItem.DO_MOUNT_CONTROL ->
          params(item, frame, item.param1(), item.param2(), item.param3(), 0, 0);
      case CAMERA_TRIGGER_DISTANCE ->
          params(item, frame, item.param1(), 0, whole(item.param3()), 0, 0);
      case MissionItem.DO_JUMP ->
          params(item, frame, whole(item.param1()), whole(item.param2()), 0, 0, 0);
      case MissionItem.RETURN, MissionItem.DO_SET_ROI_NONE -> params(item, frame, 0, 0, 0, 0, 0);
      default ->
          params(item, frame, item.param1(), item.param2(), item.param3(), item.param4(), item.z());
    };
  }

  private static MissionItem params(
      MissionItem item, int frame, float p1, float p2, float p3, float p4, float z) {
    boolean gimbal = item.command() == MissionItem.DO_GIMBAL_MANAGER_PITCHYAW;
    boolean placed = item.positional() || gimbal || item.command() >= FENCE_FIRST;
    return new MissionItem(
        frame, item.command(), p1, p2, p3, p4, placed ? item.x() : 0, placed ? item.y() : 0, z);
  }

  /** The same frame by its float number, -1 for one that is not known. */
  private static int floatFrame(int frame) {
    return switch (frame) {
      case 0, 5 -> 0;
      case 3, 6 -> 3;
      case 10, 11 -> 10;
      default -> -1;
    };
  }

  private static float whole(float value) {
    return (int) value;
  }

  private static float sign(float value) {
    return value < 0 ? -1 : 1;
  }

  private static float centi(MissionItem item) {
    return ((int) (item.z() * 100)) * 0.01f;
  }
}
