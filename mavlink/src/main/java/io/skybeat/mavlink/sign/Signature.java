package io.skybeat.mavlink.sign;

import io.skybeat.mavlink.frame.Frame;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Makes and checks the 13-byte signature of a MAVLink 2 frame. Keeps no state. */
public final class Signature {
  /** Length of a key in bytes. */
  public static final int KEY_LENGTH = 32;

  /** Zero of the timestamp, which counts in steps of 10 microseconds. */
  public static final Instant EPOCH = Instant.parse("2015-01-01T00:00:00Z");

  private static final int DIGEST_LENGTH = 6;
  private static final int STAMP_LENGTH = Frame.SIGNATURE - DIGEST_LENGTH;

  private Signature() {}

  /**
   * Whether a frame carries a signature made with this key. Says nothing about its timestamp:
   * whoever accepts the frame must also see that it grows per (link, system, component).
   */
  public static boolean matches(byte[] key, Frame frame) {
    requireKey(key);
    if (!frame.signed()) {
      return false;
    }
    byte[] wire = frame.toBytes();
    byte[] expected = digest(key, wire, wire.length - DIGEST_LENGTH);
    byte[] actual = Arrays.copyOfRange(wire, wire.length - DIGEST_LENGTH, wire.length);
    return MessageDigest.isEqual(expected, actual);
  }

  /**
   * The same frame, signed. An earlier signature is replaced.
   *
   * @param linkId 0..255
   * @param timestamp 10 microsecond steps since {@link #EPOCH}, stamped when sending and growing
   * @param crcExtra of the frame's message: the signed flag is part of the checksum
   */
  public static Frame sign(byte[] key, int linkId, long timestamp, int crcExtra, Frame frame) {
    requireKey(key);
    if (frame.version() != 2) {
      throw new IllegalArgumentException("MAVLink 1 frames cannot be signed");
    }
    byte[] plain = frame.toBytes();
    int body = Frame.HEADER_V2 + frame.payloadLength() + Frame.CHECKSUM;
    byte[] wire = Arrays.copyOf(plain, body + Frame.SIGNATURE);
    wire[2] |= Frame.FLAG_SIGNED;
    int crc = Frame.of(wire).computedChecksum(crcExtra);
    wire[body - 2] = (byte) crc;
    wire[body - 1] = (byte) (crc >>> 8);
    wire[body] = (byte) linkId;
    for (int i = 0; i < DIGEST_LENGTH; i++) {
      wire[body + 1 + i] = (byte) (timestamp >>> (8 * i));
    }
    byte[] digest = digest(key, wire, body + STAMP_LENGTH);
    System.arraycopy(digest, 0, wire, body + STAMP_LENGTH, DIGEST_LENGTH);
    return Frame.of(wire);
  }

  /** Link id of a signed frame. */
  public static int linkId(Frame frame) {
    return frame.signature()[0] & 0xff;
  }

  /** Timestamp of a signed frame, 10 microsecond steps since {@link #EPOCH}. */
  public static long timestamp(Frame frame) {
    byte[] signature = frame.signature();
    long value = 0;
    for (int i = DIGEST_LENGTH; i >= 1; i--) {
      value = value << 8 | (signature[i] & 0xff);
    }
    return value;
  }

  /** The timestamp for a moment. */
  public static long timestampAt(Instant moment) {
    return Duration.between(EPOCH, moment).toNanos() / 10_000;
  }

  private static byte[] digest(byte[] key, byte[] wire, int length) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(key);
      sha256.update(wire, 0, length);
      return Arrays.copyOf(sha256.digest(), DIGEST_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void requireKey(byte[] key) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("a signing key has 32 bytes, this one " + key.length);
    }
  }
}
