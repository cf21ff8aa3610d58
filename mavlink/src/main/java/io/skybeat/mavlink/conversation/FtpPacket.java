package io.skybeat.mavlink.conversation;

import io.dronefleet.mavlink.common.FileTransferProtocol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The payload of a FILE_TRANSFER_PROTOCOL (MAVLink guide, "File Transfer Protocol"): little endian
 * seq, session, opcode, size, opcode answered, end of a burst, a byte unused, offset, and up to 239
 * bytes of data.
 *
 * @param seq of the request; an answer has the next one
 * @param session as the vehicle gave it
 * @param answered what an answer answers
 * @param last of a burst
 * @param data at {@code offset}
 */
record FtpPacket(
    int seq, int session, int opcode, int answered, boolean last, long offset, byte[] data) {
  static final int TERMINATE = 1;
  static final int OPEN = 4;
  static final int BURST = 15;
  static final int ACK = 128;
  static final int NAK = 129;

  /** Error codes in the first byte of a refusal. */
  static final int END_OF_FILE = 6;

  static final int NO_SESSIONS = 5;

  /** What fits into one. */
  static final int MOST_DATA = 239;

  private static final int HEADER = 12;
  private static final int LENGTH = HEADER + MOST_DATA;
  private static final long UNSIGNED = 0xffff_ffffL;

  /** A request; {@code size} is told even without data: so many bytes are asked for. */
  static FileTransferProtocol request(
      Parties parties, int seq, int session, int opcode, int size, long offset, byte[] data) {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort((short) seq).put((byte) session).put((byte) opcode).put((byte) size);
    bytes.put((byte) 0).put((byte) 0).put((byte) 0).putInt((int) offset).put(data);
    return FileTransferProtocol.builder()
        .targetNetwork(0)
        .targetSystem(parties.theirSystem())
        .targetComponent(parties.theirComponent())
        .payload(bytes.array())
        .build();
  }

  /** Reads one; what is missing at the end was zero. */
  static FtpPacket of(FileTransferProtocol message) {
    ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    byte[] payload = message.payload();
    bytes.put(0, payload, 0, Math.min(LENGTH, payload.length));
    int size = Math.min(MOST_DATA, bytes.get(4) & 0xff);
    byte[] data = new byte[size];
    bytes.get(HEADER, data);
    return new FtpPacket(
        bytes.getShort(0) & 0xffff,
        bytes.get(2) & 0xff,
        bytes.get(3) & 0xff,
        bytes.get(5) & 0xff,
        bytes.get(6) != 0,
        bytes.getInt(8) & UNSIGNED,
        data);
  }

  /** The error code of a refusal. */
  int error() {
    return data.length > 0 ? data[0] & 0xff : 0;
  }
}
