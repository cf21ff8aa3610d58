package io.skybeat.mavlink.frame;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One whole MAVLink frame exactly as it stands on the wire, header to signature. Immutable. Field
 * readers ({@link #u8} and so on) take an offset into the payload and read zero beyond its end:
 * that is what MAVLink 2's truncation of trailing zeros means.
 */
public final class Frame {
  /** First byte of a MAVLink 1 frame. */
  public static final int MAGIC_V1 = 0xfe;

  /** First byte of a MAVLink 2 frame. */
  public static final int MAGIC_V2 = 0xfd;

  /** The one incompatibility flag that is defined: a signature follows the checksum. */
  public static final int FLAG_SIGNED = 0x01;

  /** Bytes before the payload, MAVLink 1. */
  public static final int HEADER_V1 = 6;

  /** Bytes before the payload, MAVLink 2. */
  public static final int HEADER_V2 = 10;

  /** Bytes of the checksum. */
  public static final int CHECKSUM = 2;

  /** Bytes of a signature: link id, 48-bit timestamp, 48 bits of the digest. */
  public static final int SIGNATURE = 13;

  /** The longest frame there is. */
  public static final int MAX_LENGTH = HEADER_V2 + 255 + CHECKSUM + SIGNATURE;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] wire;
  private final int payloadStart;
  private final int payloadEnd;
  private final int messageId;

  private Frame(byte[] wire) {
    this.wire = wire;
    boolean v2 = (wire[0] & 0xff) == MAGIC_V2;
    this.payloadStart = v2 ? HEADER_V2 : HEADER_V1;
    this.payloadEnd = payloadStart + (wire[1] & 0xff);
    this.messageId =
        v2
            ? (wire[7] & 0xff) | (wire[8] & 0xff) << 8 | (wire[9] & 0xff) << 16
            : wire[HEADER_V1 - 1] & 0xff;
  }

  /**
   * Takes the bytes of one whole frame (they are copied). The checksum is not looked at.
   *
   * @throws IllegalArgumentException when the length does not agree with the header
   */
  public static Frame of(byte[] wire) {
    return wrap(wire.clone());
  }

  /** As {@link #of}, but keeps the array: the caller must never touch it again. */
  static Frame wrap(byte[] wire) {
    int expected = wire.length < HEADER_V1 ? -1 : lengthFrom(wire);
    if (expected != wire.length) {
      throw new IllegalArgumentException(
          "not one whole MAVLink frame: " + HexFormat.of().formatHex(wire));
    }
    return new Frame(wire);
  }

  /** Without the check of length, for the reader, which has just made it. */
  static Frame trusted(byte[] wire) {
    return new Frame(wire);
  }

  private static int lengthFrom(byte[] wire) {
    int length = wire[1] & 0xff;
    return switch (wire[0] & 0xff) {
      case MAGIC_V1 -> HEADER_V1 + length + CHECKSUM;
      case MAGIC_V2 ->
          HEADER_V2 + length + CHECKSUM + ((wire[2] & FLAG_SIGNED) != 0 ? SIGNATURE : 0);
      default -> -1;
    };
  }

  /** 1 or 2. */
  public int version() {
    return payloadStart == HEADER_V2 ? 2 : 1;
  }

  /** Incompatibility flags; 0 in MAVLink 1. */
  public int incompatFlags() {
    return version() == 2 ? wire[2] & 0xff : 0;
  }

  /** Compatibility flags; 0 in MAVLink 1. */
  public int compatFlags() {
    return version() == 2 ? wire[3] & 0xff : 0;
  }

  /** The sender's running number on this link, 0..255. */
  public int sequence() {
    return wire[version() == 2 ? 4 : 2] & 0xff;
  }

  /** The sender's system id, 1..255 (0 only by mistake). */
  public int systemId() {
    return wire[version() == 2 ? 5 : 3] & 0xff;
  }

  /** The sender's component id. */
  public int componentId() {
    return wire[version() == 2 ? 6 : 4] & 0xff;
  }

  /** The message id, 0..16777215. */
  public int messageId() {
    return messageId;
  }

  /** Length of the payload as it was sent, that is: truncated. */
  public int payloadLength() {
    return payloadEnd - payloadStart;
  }

  /** A copy of the payload as it was sent, that is: truncated. */
  public byte[] payload() {
    return Arrays.copyOfRange(wire, payloadStart, payloadEnd);
  }

  /** The checksum in the frame. */
  public int checksum() {
    return (wire[payloadEnd] & 0xff) | (wire[payloadEnd + 1] & 0xff) << 8;
  }

  /** The checksum that the frame should have. */
  public int computedChecksum(int crcExtra) {
    return Crc.add(Crc.add(Crc.START, wire, 1, payloadEnd - 1), crcExtra);
  }

  /** Whether a signature follows the checksum. */
  public boolean signed() {
    return (incompatFlags() & FLAG_SIGNED) != 0;
  }

  /** A copy of the 13 bytes of the signature, or an empty array. */
  public byte[] signature() {
    return Arrays.copyOfRange(wire, payloadEnd + CHECKSUM, wire.length);
  }

  /** Bytes of the whole frame. */
  public int length() {
    return wire.length;
  }

  /** A copy of the whole frame. */
  public byte[] toBytes() {
    return wire.clone();
  }

  /** Appends the whole frame to a buffer. */
  public void writeTo(ByteBuf out) {
    out.writeBytes(wire);
  }

  /** Unsigned byte of the payload. */
  public int u8(int offset) {
    int at = payloadStart + offset;
    return at < payloadEnd ? wire[at] & 0xff : 0;
  }

  /** Signed byte of the payload. */
  public int s8(int offset) {
    int at = payloadStart + offset;
    return at < payloadEnd ? wire[at] : 0;
  }

  /** Unsigned 16-bit number of the payload. */
  public int u16(int offset) {
    int at = payloadStart + offset;
    return at + 2 <= payloadEnd ? (short) SHORT.get(wire, at) & 0xffff : (int) partial(at, 2);
  }

  /** Signed 16-bit number of the payload. */
  public int s16(int offset) {
    return (short) u16(offset);
  }

  /** 32 bits of the payload. */
  public int s32(int offset) {
    int at = payloadStart + offset;
    return at + 4 <= payloadEnd ? (int) INT.get(wire, at) : (int) partial(at, 4);
  }

  /** Unsigned 32-bit number of the payload. */
  public long u32(int offset) {
    return s32(offset) & 0xffffffffL;
  }

  /** 64 bits of the payload. */
  public long s64(int offset) {
    int at = payloadStart + offset;
    return at + 8 <= payloadEnd ? (long) LONG.get(wire, at) : partial(at, 8);
  }

  /** IEEE single of the payload, its bits untouched. */
  public float f32(int offset) {
    return Float.intBitsToFloat(s32(offset));
  }

  /** IEEE double of the payload, its bits untouched. */
  public double f64(int offset) {
    return Double.longBitsToDouble(s64(offset));
  }

  /** {@code length} bytes of the payload, zero beyond its end. */
  public byte[] bytes(int offset, int length) {
    byte[] copy = new byte[length];
    int from = payloadStart + offset;
    int available = Math.min(length, payloadEnd - from);
    if (available > 0) {
      System.arraycopy(wire, from, copy, 0, available);
    }
    return copy;
  }

  private long partial(int at, int size) {
    long value = 0;
    for (int i = Math.min(size, payloadEnd - at) - 1; i >= 0; i--) {
      value = value << 8 | (wire[at + i] & 0xff);
    }
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame frame && Arrays.equals(wire, frame.wire);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(wire);
  }

  @Override
  public String toString() {
    return "Frame[v%d %d/%d id=%d seq=%d %s]"
        .formatted(
            version(),
            systemId(),
            componentId(),
            messageId,
            sequence(),
            HexFormat.of().formatHex(wire));
  }
}
