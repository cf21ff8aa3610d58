package io.skybeat.mavlink.conversation;

/** MAV_RESULT: what COMMAND_ACK says. */
public final class CommandResults {
  /** Valid, and will be done; not: done. */
  public static final int ACCEPTED = 0;

  /** Valid, but not now. */
  public static final int TEMPORARILY_REJECTED = 1;

  /** Valid, but never in this state. */
  public static final int DENIED = 2;

  /** The vehicle does not know the command. */
  public static final int UNSUPPORTED = 3;

  /** It was tried and did not work. */
  public static final int FAILED = 4;

  /** Under way; another acknowledgement follows. */
  public static final int IN_PROGRESS = 5;

  /** Ended by MAV_CMD_COMMAND_CANCEL. */
  public static final int CANCELLED = 6;

  /** Only as COMMAND_LONG. */
  public static final int COMMAND_LONG_ONLY = 7;

  /** Only as COMMAND_INT. */
  public static final int COMMAND_INT_ONLY = 8;

  /** Not in this frame of coordinates. */
  public static final int UNSUPPORTED_MAV_FRAME = 9;

  /** Somebody else has the control. */
  public static final int NOT_IN_CONTROL = 10;

  private CommandResults() {}

  /** The result's name in MAVLink, without its prefix. */
  public static String name(int result) {
    return switch (result) {
      case ACCEPTED -> "ACCEPTED";
      case TEMPORARILY_REJECTED -> "TEMPORARILY_REJECTED";
      case DENIED -> "DENIED";
      case UNSUPPORTED -> "UNSUPPORTED";
      case FAILED -> "FAILED";
      case IN_PROGRESS -> "IN_PROGRESS";
      case CANCELLED -> "CANCELLED";
      case COMMAND_LONG_ONLY -> "COMMAND_LONG_ONLY";
      case COMMAND_INT_ONLY -> "COMMAND_INT_ONLY";
      case UNSUPPORTED_MAV_FRAME -> "UNSUPPORTED_MAV_FRAME";
      case NOT_IN_CONTROL -> "NOT_IN_CONTROL";
      default -> "RESULT_" + result;
    };
  }
}
