package io.skybeat.mavlink.frame;

import java.util.Arrays;

/**
 * Builds frames from their parts. MAVLink 2 payloads lose their trailing zeros, except the first
 * byte, which is always sent; MAVLink 1 payloads are sent whole.
 */
public final class FrameWriter {
  private FrameWriter() {}

  /**
   * An unsigned MAVLink 2 frame.
   *
   * @param payload at full length, at most 255 bytes; an empty one is sent as one zero byte
   */
  public static Frame v2(
      int sequence, int systemId, int componentId, int messageId, int crcExtra, byte[] payload) {
    if (payload.length > 255) {
      throw new IllegalArgumentException("payload of " + payload.length + " bytes, 255 is the end");
    }
    byte[] whole = new byte[Frame.HEADER_V2 + Math.max(1, payload.length) + Frame.CHECKSUM];
    System.arraycopy(payload, 0, whole, Frame.HEADER_V2, payload.length);
    int end = truncated(whole, whole.length - Frame.CHECKSUM);
    byte[] wire = Arrays.copyOf(whole, end + Frame.CHECKSUM);
    header(wire, end, 0, sequence, systemId, componentId, messageId);
    checksum(wire, end, crcExtra);
    return Frame.trusted(wire);
  }

  /**
   * A MAVLink 1 frame.
   *
   * @param payload the whole base payload, without extension fields
   * @throws IllegalArgumentException when the message id needs MAVLink 2
   */
  public static Frame v1(
      int sequence, int systemId, int componentId, int messageId, int crcExtra, byte[] payload) {
    if (messageId > 255) {
      throw new IllegalArgumentException("message " + messageId + " cannot be sent as MAVLink 1");
    }
    int end = Frame.HEADER_V1 + payload.length;
    byte[] wire = new byte[end + Frame.CHECKSUM];
    System.arraycopy(payload, 0, wire, Frame.HEADER_V1, payload.length);
    wire[0] = (byte) Frame.MAGIC_V1;
    wire[1] = (byte) payload.length;
    wire[2] = (byte) sequence;
    wire[3] = (byte) systemId;
    wire[4] = (byte) componentId;
    wire[5] = (byte) messageId;
    checksum(wire, end, crcExtra);
    return Frame.trusted(wire);
  }

  /** The payload's end without its trailing zeros. */
  static int truncated(byte[] wire, int payloadEnd) {
    int end = payloadEnd;
    while (end > Frame.HEADER_V2 + 1 && wire[end - 1] == 0) {
      end--;
    }
    return end;
  }

  static void header(
      byte[] wire,
      int payloadEnd,
      int incompatFlags,
      int sequence,
      int systemId,
      int componentId,
      int messageId) {
    wire[0] = (byte) Frame.MAGIC_V2;
    wire[1] = (byte) (payloadEnd - Frame.HEADER_V2);
    wire[2] = (byte) incompatFlags;
    wire[3] = 0;
    wire[4] = (byte) sequence;
    wire[5] = (byte) systemId;
    wire[6] = (byte) componentId;
    wire[7] = (byte) messageId;
    wire[8] = (byte) (messageId >>> 8);
    wire[9] = (byte) (messageId >>> 16);
  }

  static void checksum(byte[] wire, int payloadEnd, int crcExtra) {
    int crc = Crc.add(Crc.add(Crc.START, wire, 1, payloadEnd - 1), crcExtra);
    wire[payloadEnd] = (byte) crc;
    wire[payloadEnd + 1] = (byte) (crc >>> 8);
  }
}
