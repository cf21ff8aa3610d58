package io.skybeat.analytics.rtp;

/** Big-endian numbers in byte arrays. */
final class Bytes {
  private Bytes() {}

  static int u16(byte[] data, int at) {
    return (data[at] & 0xFF) << 8 | (data[at + 1] & 0xFF);
  }

  static long u32(byte[] data, int at) {
    return (long) u16(data, at) << 16 | u16(data, at + 2);
  }
}
