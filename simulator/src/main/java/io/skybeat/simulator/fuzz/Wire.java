package io.skybeat.simulator.fuzz;

/**
 * MAVLink framing as the fuzzer knows it: a second, slow implementation by the letter of the
 * definition, so that the reader is not held against itself.
 */
final class Wire {
  static final int V1 = 0xfe;
  static final int V2 = 0xfd;
  private static final int SIGNED = 1;

  private Wire() {}

  static boolean magic(byte value) {
    return (value & 0xff) == V1 || (value & 0xff) == V2;
  }

  /** Length of the frame whose header begins at {@code at}; -1 when the header is not whole. */
  static int length(byte[] bytes, int at, int end) {
    boolean v2 = (bytes[at] & 0xff) == V2;
    if (end - at < (v2 ? 10 : 6)) {
      return -1;
    }
    int payload = bytes[at + 1] & 0xff;
    return v2 ? 12 + payload + ((bytes[at + 2] & SIGNED) != 0 ? 13 : 0) : 8 + payload;
  }

  static int messageId(byte[] bytes, int at) {
    if ((bytes[at] & 0xff) == V1) {
      return bytes[at + 5] & 0xff;
    }
    return (bytes[at + 7] & 0xff) + (bytes[at + 8] & 0xff) * 256 + (bytes[at + 9] & 0xff) * 65_536;
  }

  /** Whether the checksum of the whole frame at {@code at} is right. */
  static boolean right(byte[] bytes, int at, int extra) {
    int stored = checksumAt(bytes, at);
    int crc = crc(bytes, at, extra);
    return (bytes[stored] & 0xff) == (crc & 0xff) && (bytes[stored + 1] & 0xff) == crc >> 8;
  }

  /** Writes the checksum that {@code extra} makes into a whole frame. */
  static void seal(byte[] frame, int extra) {
    int at = checksumAt(frame, 0);
    int crc = crc(frame, 0, extra);
    frame[at] = (byte) crc;
    frame[at + 1] = (byte) (crc >> 8);
  }

  /** The CRC_EXTRA that a good frame was made with, moved on by {@code other}. */
  static int extra(byte[] frame, int other) {
    int crc = crc(frame, 0);
    int stored = checksumAt(frame, 0);
    int wanted = (frame[stored] & 0xff) + (frame[stored + 1] & 0xff) * 256;
    for (int extra = 0; extra < 256; extra++) {
      if (accumulate(crc, extra) == wanted) {
        return (extra + other) & 0xff;
      }
    }
    throw new IllegalArgumentException("not a good frame");
  }

  private static int checksumAt(byte[] bytes, int at) {
    return at + ((bytes[at] & 0xff) == V2 ? 10 : 6) + (bytes[at + 1] & 0xff);
  }

  private static int crc(byte[] bytes, int at, int extra) {
    return accumulate(crc(bytes, at), extra);
  }

  private static int crc(byte[] bytes, int at) {
    int crc = 0xffff;
    int end = checksumAt(bytes, at);
    for (int i = at + 1; i < end; i++) {
      crc = accumulate(crc, bytes[i] & 0xff);
    }
    return crc;
  }

  private static int accumulate(int crc, int value) {
    int mixed = value ^ (crc & 0xff);
    mixed = (mixed ^ mixed << 4) & 0xff;
    return (crc >> 8 ^ mixed << 8 ^ mixed << 3 ^ mixed >> 4) & 0xffff;
  }
}
