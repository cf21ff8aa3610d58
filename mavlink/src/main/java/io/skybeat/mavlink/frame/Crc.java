package io.skybeat.mavlink.frame;

/** CRC-16/MCRF4XX, which MAVLink calls X.25: start 0xffff, no final inversion. */
public final class Crc {
  /** The value before the first byte. */
  public static final int START = 0xffff;

  private static final char[] TABLE = table();

  private Crc() {}

  /** Adds one byte (its low 8 bits) to a running checksum. */
  public static int add(int crc, int value) {
    return (crc >>> 8) ^ TABLE[(crc ^ value) & 0xff];
  }

  /** Adds {@code length} bytes from {@code offset} to a running checksum. */
  public static int add(int crc, byte[] bytes, int offset, int length) {
    int running = crc;
    for (int i = offset, end = offset + length; i < end; i++) {
      running = (running >>> 8) ^ TABLE[(running ^ bytes[i]) & 0xff];
    }
    return running;
  }

  private static char[] table() {
    char[] table = new char[256];
    for (int n = 0; n < table.length; n++) {
      int crc = n;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0x8408 : crc >>> 1;
      }
      table[n] = (char) crc;
    }
    return table;
  }
}
