package io.skybeat.mavlink.conversation;

/** MAV_MISSION_RESULT in words. */
final class MissionResults {
  static final int ACCEPTED = 0;
  static final int ERROR = 1;
  static final int UNSUPPORTED = 3;
  static final int INVALID_SEQUENCE = 13;
  static final int DENIED = 14;
  static final int OPERATION_CANCELLED = 15;

  private static final String[] NAMES = {
    "ACCEPTED",
    "ERROR",
    "UNSUPPORTED_FRAME",
    "UNSUPPORTED",
    "NO_SPACE",
    "INVALID",
    "INVALID_PARAM1",
    "INVALID_PARAM2",
    "INVALID_PARAM3",
    "INVALID_PARAM4",
    "INVALID_PARAM5_X",
    "INVALID_PARAM6_Y",
    "INVALID_PARAM7",
    "INVALID_SEQUENCE",
    "DENIED",
    "OPERATION_CANCELLED"
  };

  private MissionResults() {}

  static String name(int result) {
    return result >= 0 && result < NAMES.length ? NAMES[result] : "RESULT_" + result;
  }
}
