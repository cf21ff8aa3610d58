package io.skybeat.mavlink.dialect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes numbers into a payload, least significant byte first. */
final class LittleEndian {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  /** Writes the low {@code size} bytes (1, 2, 4 or 8) of a number. */
  static void put(byte[] wire, int at, int size, long value) {
    switch (size) {
      case 1 -> wire[at] = (byte) value;
      case 2 -> SHORT.set(wire, at, (short) value);
      case 4 -> INT.set(wire, at, (int) value);
      default -> LONG.set(wire, at, value);
    }
  }

  /**
   * Whether a number can be written in {@code size} bytes, be it read as signed or as unsigned
   * afterwards: -1 is a customary way to say UINT16_MAX.
   */
  static boolean fits(long value, int size) {
    return size == 8 || (value >= -(1L << (8 * size - 1)) && value < 1L << (8 * size));
  }
}
