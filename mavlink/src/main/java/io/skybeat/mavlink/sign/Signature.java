package io.skybeat.mavlink.sign;

import io.skybeat.mavlink.frame.Frame;
import io.skybeat.mavlink.frame.FrameView;
import java.time.Instant;
import java.util.Arrays;

/** Makes and reads the 13-byte signature of a MAVLink 2 frame. Keeps no state. */
public final class Signature {
  /** Length of a key in bytes. */
  public static final int KEY_LENGTH = SigningKey.LENGTH;

  /** Zero of the timestamp, which counts in steps of 10 microseconds. */
  public static final Instant EPOCH = Instant.parse("2015-01-01T00:00:00Z");

  /** Steps of a timestamp in a second. */
  public static final long SECOND = 100_000;

  private static final int STAMP_LENGTH = Frame.SIGNATURE - Seals.DIGEST;

  private Signature() {}

  /**
   * Whether a frame carries a signature made with this key. Says nothing about its timestamp:
   * whoever accepts the frame must also see that it grows per (link, system, component).
   */
  public static boolean matches(byte[] key, FrameView frame) {
    return frame.signed() && new Seals(SigningKey.of(key)).match(frame);
  }

  /**
   * The same frame, signed. An earlier signature is replaced.
   *
   * @param linkId 0..255
   * @param timestamp 10 microsecond steps since {@link #EPOCH}, stamped when sending and growing
   * @param crcExtra of the frame's message: the signed flag is part of the checksum
   */
  public static Frame sign(byte[] key, int linkId, long timestamp, int crcExtra, Frame frame) {
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
    put(new Seals(SigningKey.of(key)), linkId, timestamp, wire, body);
    return Frame.of(wire);
  }

  static void put(Seals seals, int linkId, long timestamp, byte[] wire, int at) {
    wire[at] = (byte) linkId;
    for (int i = 0; i < STAMP_LENGTH - 1; i++) {
      wire[at + 1 + i] = (byte) (timestamp >>> (8 * i));
    }
    seals.put(wire, at + STAMP_LENGTH);
  }

  /** Link id of a signed frame. */
  public static int linkId(FrameView frame) {
    return frame.signatureByte(0);
  }

  /** Timestamp of a signed frame, 10 microsecond steps since {@link #EPOCH}. */
  public static long timestamp(FrameView frame) {
    long value = 0;
    for (int i = STAMP_LENGTH - 1; i >= 1; i--) {
      value = value << 8 | frame.signatureByte(i);
    }
    return value;
  }

  /** The timestamp for a moment. */
  public static long timestampAt(Instant moment) {
    return (moment.getEpochSecond() - EPOCH.getEpochSecond()) * SECOND + moment.getNano() / 10_000;
  }
}
