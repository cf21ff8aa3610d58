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
    byte[] wire = new byte[Frame.HEADER_V2 + Math.max(1, payload.length) + Frame.CHECKSUM];
    System.arraycopy(payload, 0, wire, Frame.HEADER_V2, payload.length);
    return sealV2(wire, sequence, systemId, componentId, messageId, crcExtra);
  }

  /**
   * Completes a MAVLink 2 frame whose payload already stands in its place, at full length: the
   * array holds header (10 bytes, to be filled), payload (at least 1 byte), checksum (2 bytes). The
   * array belongs to the frame from then on.
   */
  public static Frame sealV2(
      byte[] wire, int sequence, int systemId, int componentId, int messageId, int crcExtra) {
    int end = wire.length - Frame.CHECKSUM;
    while (end > Frame.HEADER_V2 + 1 && wire[end - 1] == 0) {
      end--;
    }
    byte[] bytes =
        end + Frame.CHECKSUM == wire.length ? wire : Arrays.copyOf(wire, end + Frame.CHECKSUM);
    bytes[0] = (byte) Frame.MAGIC_V2;
    bytes[1] = (byte) (end - Frame.HEADER_V2);
    bytes[2] = 0;
    bytes[3] = 0;
    bytes[4] = (byte) sequence;
    bytes[5] = (byte) systemId;
    bytes[6] = (byte) componentId;
    bytes[7] = (byte) messageId;
    bytes[8] = (byte) (messageId >>> 8);
    bytes[9] = (byte) (messageId >>> 16);
    return seal(bytes, end, crcExtra);
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
    return seal(wire, end, crcExtra);
  }

  private static Frame seal(byte[] wire, int end, int crcExtra) {
    int crc = Crc.add(Crc.add(Crc.START, wire, 1, end - 1), crcExtra);
    wire[end] = (byte) crc;
    wire[end + 1] = (byte) (crc >>> 8);
    return Frame.trusted(wire);
  }
}
