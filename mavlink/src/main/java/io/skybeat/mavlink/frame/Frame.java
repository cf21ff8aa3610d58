package io.skybeat.mavlink.frame;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * One whole MAVLink frame exactly as it stands on the wire, header to signature. Immutable: a view
 * that owns its bytes and is never aimed at others.
 */
public final class Frame extends FrameView {
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

  // Final, so that a frame handed over by any means is seen whole.
  private final byte[] own;

  private Frame(byte[] wire) {
    super(wire);
    this.own = wire;
  }

  /**
   * Takes the bytes of one whole frame (they are copied). The checksum is not looked at.
   *
   * @throws IllegalArgumentException when the length does not agree with the header
   */
  public static Frame of(byte[] wire) {
    int expected = wire.length < HEADER_V1 ? -1 : lengthFrom(wire);
    if (expected != wire.length) {
      throw new IllegalArgumentException(
          "not one whole MAVLink frame: " + HexFormat.of().formatHex(wire));
    }
    return new Frame(wire.clone());
  }

  /** Without the check of length and without a copy: the caller must never touch the array. */
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

  @Override
  public Frame toFrame() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame frame && sameBytes(frame);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(own);
  }
}
