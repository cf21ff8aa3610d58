package io.skybeat.mavlink.conversation;

/**
 * How an autopilot puts whole numbers into the float of PARAM_VALUE and PARAM_SET: as the float of
 * that value (ArduPilot) or with the integer's own bits (PX4). Taking one for the other turns a 3
 * into 4.2e-45 without any error being told.
 */
public enum ParameterCodec {
  /** The value, converted to float. */
  BY_VALUE,
  /** The bits of the integer. */
  BY_BITS;

  private static final int REAL32 = 9;
  private static final int PX4 = 12;

  /** The habit of an autopilot (MAV_AUTOPILOT in its heartbeat). */
  public static ParameterCodec of(int autopilot) {
    return autopilot == PX4 ? BY_BITS : BY_VALUE;
  }

  /**
   * The value in a message.
   *
   * @param type MAV_PARAM_TYPE: 1..6 are unsigned and signed integers of 8, 16, 32 bits, 9 is float
   */
  public double decode(float wire, int type) {
    if (this == BY_VALUE || type == REAL32) {
      return wire;
    }
    int bits = Float.floatToRawIntBits(wire);
    return switch (type) {
      case 1 -> bits & 0xff;
      case 2 -> (byte) bits;
      case 3 -> bits & 0xffff;
      case 4 -> (short) bits;
      case 5 -> bits & 0xffffffffL;
      case 6 -> bits;
      default -> wire;
    };
  }

  /** The float to send for a value. */
  public float encode(double value, int type) {
    boolean integer = type >= 1 && type <= 6;
    return this == BY_BITS && integer ? Float.intBitsToFloat((int) (long) value) : (float) value;
  }
}
