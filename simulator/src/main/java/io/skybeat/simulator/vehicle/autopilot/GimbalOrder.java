package io.skybeat.simulator.vehicle.autopilot;

/** Reads the flags of a gimbal command. */
public final class GimbalOrder {
  private static final int YAW_LOCK = 16;
  private static final int YAW_IN_VEHICLE_FRAME = 32;
  private static final int YAW_IN_EARTH_FRAME = 64;

  private GimbalOrder() {}

  /** Whether a commanded yaw is a bearing, by the frame flags, else by the lock flag. */
  public static boolean earthYaw(int flags) {
    if ((flags & YAW_IN_EARTH_FRAME) != 0) {
      return true;
    }
    return (flags & YAW_IN_VEHICLE_FRAME) == 0 && (flags & YAW_LOCK) != 0;
  }
}
