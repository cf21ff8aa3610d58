package io.skybeat.station.link;

import java.util.List;

/**
 * High-rate messages that the station does not read. Whoever begins to read one takes it off this
 * list; a test of the architecture holds that nobody reads what is on it.
 */
public final class Unread {
  /** Their ids. */
  public static final List<Integer> MESSAGES =
      List.of(
          26, // SCALED_IMU
          27, // RAW_IMU
          28, // RAW_PRESSURE
          29, // SCALED_PRESSURE
          31, // ATTITUDE_QUATERNION
          32, // LOCAL_POSITION_NED
          34, // RC_CHANNELS_SCALED
          35, // RC_CHANNELS_RAW
          36, // SERVO_OUTPUT_RAW
          62, // NAV_CONTROLLER_OUTPUT
          65, // RC_CHANNELS
          83, // ATTITUDE_TARGET
          85, // POSITION_TARGET_LOCAL_NED
          105, // HIGHRES_IMU
          116, // SCALED_IMU2
          129, // SCALED_IMU3
          136, // TERRAIN_REPORT
          137, // SCALED_PRESSURE2
          140, // ACTUATOR_CONTROL_TARGET
          143, // SCALED_PRESSURE3
          152, // MEMINFO
          163, // AHRS
          165, // HWSTATUS
          178, // AHRS2
          241, // VIBRATION
          331 // ODOMETRY
          );

  private Unread() {}
}
