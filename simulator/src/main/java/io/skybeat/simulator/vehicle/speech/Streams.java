package io.skybeat.simulator.vehicle.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which message is sent how often. */
final class Streams {
  static final int HEARTBEAT = 0;
  static final int SYS_STATUS = 1;
  static final int SYSTEM_TIME = 2;
  static final int GPS_RAW_INT = 24;
  static final int ATTITUDE = 30;
  static final int GLOBAL_POSITION_INT = 33;
  static final int MISSION_CURRENT = 42;
  static final int VFR_HUD = 74;
  static final int BATTERY_STATUS = 147;
  static final int AUTOPILOT_VERSION = 148;
  static final int EKF_STATUS_REPORT = 193;
  static final int HOME_POSITION = 242;
  static final int EXTENDED_SYS_STATE = 245;
  static final int GIMBAL_MANAGER_STATUS = 281;
  static final int FENCE_STATUS = 162;
  static final int ESTIMATOR_STATUS = 230;
  static final int VIDEO_STREAM_INFORMATION = 269;
  static final int AVAILABLE_MODES = 435;
  static final int CURRENT_MODE = 436;
  static final int AVAILABLE_MODES_MONITOR = 437;
  static final int GIMBAL_DEVICE_ATTITUDE_STATUS = 285;

  private static final double FASTEST_S = 0.02;

  private final Map<Integer, Due> dues = new TreeMap<>();

  Streams(Manners manners) {
    rate(HEARTBEAT, 1);
    rate(SYS_STATUS, 1);
    rate(SYSTEM_TIME, 1);
    rate(GPS_RAW_INT, 2);
    rate(ATTITUDE, 10);
    rate(GLOBAL_POSITION_INT, 10);
    rate(MISSION_CURRENT, 1);
    rate(VFR_HUD, 2);
    rate(BATTERY_STATUS, 1);
    rate(manners.px4() ? ESTIMATOR_STATUS : EKF_STATUS_REPORT, 1);
    rate(HOME_POSITION, 0.5);
    rate(EXTENDED_SYS_STATE, 1);
    rate(CURRENT_MODE, 0.5);
    if (!manners.px4()) {
      rate(FENCE_STATUS, 1);
    }
    if (manners.bare()) {
      dues.forEach((id, due) -> due.every(id == HEARTBEAT ? 1 : Double.POSITIVE_INFINITY));
    } else {
      rate(GIMBAL_MANAGER_STATUS, 5);
      rate(GIMBAL_DEVICE_ATTITUDE_STATUS, 10);
    }
  }

  private void rate(int messageId, double hz) {
    dues.put(messageId, new Due(1 / hz));
  }

  /** Moves on and names what is due, by message id. */
  List<Integer> step(double dtS) {
    List<Integer> due = new ArrayList<>();
    dues.forEach(
        (id, stream) -> {
          if (stream.step(dtS)) {
            due.add(id);
          }
        });
    return due;
  }

  /** Whether the message is one that can be streamed. */
  boolean knows(int messageId) {
    return dues.containsKey(messageId);
  }

  /**
   * SET_MESSAGE_INTERVAL.
   *
   * @param intervalUs -1 stops it, 0 is the default rate
   */
  boolean interval(int messageId, double intervalUs) {
    Due due = dues.get(messageId);
    if (due == null) {
      return false;
    }
    if (intervalUs < 0) {
      due.every(Double.POSITIVE_INFINITY);
    } else if (intervalUs == 0) {
      due.every(due.usualS);
    } else {
      due.every(Math.max(FASTEST_S, intervalUs / 1e6));
    }
    return true;
  }

  /** In microseconds; -1 stopped, 0 unknown to us, as in MESSAGE_INTERVAL. */
  int intervalUs(int messageId) {
    Due due = dues.get(messageId);
    if (due == null) {
      return 0;
    }
    return Double.isInfinite(due.everyS) ? -1 : (int) StrictMath.rint(due.everyS * 1e6);
  }

  /** REQUEST_DATA_STREAM, by MAV_DATA_STREAM; 0 hertz stops the group. */
  void group(int stream, double hz) {
    for (int id : members(stream)) {
      interval(id, hz <= 0 ? -1 : 1e6 / hz);
    }
  }

  private static List<Integer> members(int stream) {
    return switch (stream) {
      case 0 ->
          List.of(
              SYS_STATUS,
              GPS_RAW_INT,
              MISSION_CURRENT,
              GLOBAL_POSITION_INT,
              ATTITUDE,
              GIMBAL_DEVICE_ATTITUDE_STATUS,
              VFR_HUD,
              SYSTEM_TIME,
              BATTERY_STATUS,
              EKF_STATUS_REPORT);
      case 2 -> List.of(SYS_STATUS, GPS_RAW_INT, MISSION_CURRENT);
      case 6 -> List.of(GLOBAL_POSITION_INT);
      case 10 -> List.of(ATTITUDE);
      case 11 -> List.of(VFR_HUD);
      case 12 ->
          List.of(SYSTEM_TIME, BATTERY_STATUS, EKF_STATUS_REPORT, GIMBAL_DEVICE_ATTITUDE_STATUS);
      default -> List.of();
    };
  }

  private static final class Due {
    private final double usualS;
    private double everyS;
    private double waitedS;

    Due(double usualS) {
      this.usualS = usualS;
      this.everyS = usualS;
      this.waitedS = usualS;
    }

    void every(double seconds) {
      everyS = seconds;
      waitedS = Math.min(waitedS, seconds);
    }

    boolean step(double dtS) {
      waitedS += dtS;
      // Half a step of tolerance keeps 10 Hz at 10 Hz whatever the rounding of 0.02 s steps.
      if (waitedS + dtS / 2 < everyS) {
        return false;
      }
      waitedS = Double.isInfinite(everyS) ? 0 : Math.min(waitedS - everyS, everyS);
      return true;
    }
  }
}
