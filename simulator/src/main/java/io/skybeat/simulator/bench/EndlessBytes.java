package io.skybeat.simulator.bench;

import java.io.InputStream;

/** The same bytes again and again, as a link that never falls silent. */
final class EndlessBytes extends InputStream {
  private final byte[] bytes;
  private int at;

  EndlessBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    int next = bytes[at] & 0xff;
    at = (at + 1) % bytes.length;
    return next;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int taken = Math.min(length, bytes.length - at);
    System.arraycopy(bytes, at, into, offset, taken);
    at = (at + taken) % bytes.length;
    return taken;
  }

  @Override
  public int available() {
    return bytes.length - at;
  }
}
