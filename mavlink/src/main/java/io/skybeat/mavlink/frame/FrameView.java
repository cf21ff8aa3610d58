package io.skybeat.mavlink.frame;

import io.netty.buffer.ByteBuf;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A window on the bytes of one whole MAVLink frame, header to signature. Whoever is handed a view
 * may read it until they return and no longer: its owner aims it at the next frame then. {@link
 * #toFrame} makes what stays. Field readers ({@link #u8} and so on) take an offset into the payload
 * and read zero beyond its end: that is what MAVLink 2's truncation of trailing zeros means.
 */
public sealed class FrameView permits Frame {
  private static final int SETUP_SIGNING = 256;
  private static final byte[] NOTHING = nothing();

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] wire;
  private int start;
  private int payloadStart;
  private int payloadEnd;
  private int end;
  private int messageId;

  FrameView(byte[] wire) {
    aim(wire, 0);
  }

  /** A view of nothing: an empty frame of message 0. */
  FrameView() {
    this(NOTHING);
  }

  private static byte[] nothing() {
    byte[] wire = new byte[Frame.HEADER_V2 + Frame.CHECKSUM];
    wire[0] = (byte) Frame.MAGIC_V2;
    return wire;
  }

  /** Aims at the whole frame that begins at {@code at}; its bytes must be there. */
  final void aim(byte[] bytes, int at) {
    boolean v2 = (bytes[at] & 0xff) == Frame.MAGIC_V2;
    wire = bytes;
    start = at;
    payloadStart = at + (v2 ? Frame.HEADER_V2 : Frame.HEADER_V1);
    payloadEnd = payloadStart + (bytes[at + 1] & 0xff);
    boolean signed = v2 && (bytes[at + 2] & Frame.FLAG_SIGNED) != 0;
    end = payloadEnd + Frame.CHECKSUM + (signed ? Frame.SIGNATURE : 0);
    messageId =
        v2
            ? (bytes[at + 7] & 0xff) | (bytes[at + 8] & 0xff) << 8 | (bytes[at + 9] & 0xff) << 16
            : bytes[at + Frame.HEADER_V1 - 1] & 0xff;
  }

  /** Aims at nothing, so that who reads a view too late finds an empty frame, not another one. */
  final void release() {
    aim(NOTHING, 0);
  }

  /** This frame as an object that stays; itself when it is one already. */
  public Frame toFrame() {
    return Frame.trusted(toBytes());
  }

  /** 1 or 2. */
  public final int version() {
    return payloadStart - start == Frame.HEADER_V2 ? 2 : 1;
  }

  /** Incompatibility flags; 0 in MAVLink 1. */
  public final int incompatFlags() {
    return version() == 2 ? wire[start + 2] & 0xff : 0;
  }

  /** Compatibility flags; 0 in MAVLink 1. */
  public final int compatFlags() {
    return version() == 2 ? wire[start + 3] & 0xff : 0;
  }

  /** The sender's running number on this link, 0..255. */
  public final int sequence() {
    return wire[start + (version() == 2 ? 4 : 2)] & 0xff;
  }

  /** The sender's system id, 1..255 (0 only by mistake). */
  public final int systemId() {
    return wire[start + (version() == 2 ? 5 : 3)] & 0xff;
  }

  /** The sender's component id. */
  public final int componentId() {
    return wire[start + (version() == 2 ? 6 : 4)] & 0xff;
  }

  /** The message id, 0..16777215. */
  public final int messageId() {
    return messageId;
  }

  /** True for SETUP_SIGNING, which carries a key: such a frame is never logged or recorded. */
  public final boolean carriesKey() {
    return messageId == SETUP_SIGNING;
  }

  /** Length of the payload as it was sent, that is: truncated. */
  public final int payloadLength() {
    return payloadEnd - payloadStart;
  }

  /** A copy of the payload as it was sent, that is: truncated. */
  public final byte[] payload() {
    return Arrays.copyOfRange(wire, payloadStart, payloadEnd);
  }

  /** The checksum in the frame. */
  public final int checksum() {
    return (wire[payloadEnd] & 0xff) | (wire[payloadEnd + 1] & 0xff) << 8;
  }

  /** The checksum that the frame should have. */
  public final int computedChecksum(int crcExtra) {
    return Crc.add(Crc.add(Crc.START, wire, start + 1, payloadEnd - start - 1), crcExtra);
  }

  /** Whether a signature follows the checksum. */
  public final boolean signed() {
    return (incompatFlags() & Frame.FLAG_SIGNED) != 0;
  }

  /** A copy of the 13 bytes of the signature, or an empty array. */
  public final byte[] signature() {
    return Arrays.copyOfRange(wire, payloadEnd + Frame.CHECKSUM, end);
  }

  /** One byte of the signature, 0..255; {@code index} 0..12. */
  public final int signatureByte(int index) {
    return wire[payloadEnd + Frame.CHECKSUM + index] & 0xff;
  }

  /** Bytes of the whole frame. */
  public final int length() {
    return end - start;
  }

  /** A copy of the whole frame. */
  public final byte[] toBytes() {
    return Arrays.copyOfRange(wire, start, end);
  }

  /** Appends the whole frame to a buffer. */
  public final void writeTo(ByteBuf out) {
    out.writeBytes(wire, start, end - start);
  }

  /** Copies the whole frame into an array. */
  public final void copyTo(byte[] into, int at) {
    System.arraycopy(wire, start, into, at, end - start);
  }

  /** Feeds the first {@code length} bytes of the frame to a digest. */
  public final void feed(MessageDigest digest, int length) {
    digest.update(wire, start, length);
  }

  /** Unsigned byte of the payload. */
  public final int u8(int offset) {
    int at = payloadStart + offset;
    return at < payloadEnd ? wire[at] & 0xff : 0;
  }

  /** Signed byte of the payload. */
  public final int s8(int offset) {
    int at = payloadStart + offset;
    return at < payloadEnd ? wire[at] : 0;
  }

  /** Unsigned 16-bit number of the payload. */
  public final int u16(int offset) {
    int at = payloadStart + offset;
    return at + 2 <= payloadEnd ? (short) SHORT.get(wire, at) & 0xffff : (int) partial(at, 2);
  }

  /** Signed 16-bit number of the payload. */
  public final int s16(int offset) {
    return (short) u16(offset);
  }

  /** 32 bits of the payload. */
  public final int s32(int offset) {
    int at = payloadStart + offset;
    return at + 4 <= payloadEnd ? (int) INT.get(wire, at) : (int) partial(at, 4);
  }

  /** Unsigned 32-bit number of the payload. */
  public final long u32(int offset) {
    return s32(offset) & 0xffffffffL;
  }

  /** 64 bits of the payload. */
  public final long s64(int offset) {
    int at = payloadStart + offset;
    return at + 8 <= payloadEnd ? (long) LONG.get(wire, at) : partial(at, 8);
  }

  /** IEEE single of the payload, its bits untouched. */
  public final float f32(int offset) {
    return Float.intBitsToFloat(s32(offset));
  }

  /** IEEE double of the payload, its bits untouched. */
  public final double f64(int offset) {
    return Double.longBitsToDouble(s64(offset));
  }

  /** {@code length} bytes of the payload, zero beyond its end. */
  public final byte[] bytes(int offset, int length) {
    byte[] copy = new byte[length];
    int from = payloadStart + offset;
    int available = Math.min(length, payloadEnd - from);
    if (available > 0) {
      System.arraycopy(wire, from, copy, 0, available);
    }
    return copy;
  }

  /** {@code length} bytes of the payload, all of them there, as text, one character a byte. */
  public final String latin1(int offset, int length) {
    return length == 0
        ? ""
        : new String(wire, payloadStart + offset, length, StandardCharsets.ISO_8859_1);
  }

  private long partial(int at, int size) {
    long value = 0;
    for (int i = Math.min(size, payloadEnd - at) - 1; i >= 0; i--) {
      value = value << 8 | (wire[at + i] & 0xff);
    }
    return value;
  }

  /** Same bytes. */
  final boolean sameBytes(FrameView other) {
    return Arrays.equals(wire, start, end, other.wire, other.start, other.end);
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
            carriesKey() ? "(a key, not shown)" : HexFormat.of().formatHex(wire, start, end));
  }
}
