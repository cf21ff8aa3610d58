package io.skybeat.mavlink.sign;

import io.skybeat.mavlink.frame.FrameView;
import java.security.DigestException;
import java.security.MessageDigest;

/** Computes signatures with one key, without garbage. Not thread-safe. */
final class Seals {
  /** Bytes of the digest that a signature carries. */
  static final int DIGEST = 6;

  private final SigningKey key;
  private final MessageDigest sha256 = SigningKey.sha256();
  private final byte[] full = new byte[32];

  Seals(SigningKey key) {
    this.key = key;
  }

  /** Writes the digest over the first {@code length} bytes behind them. */
  void put(byte[] wire, int length) {
    key.feed(sha256);
    sha256.update(wire, 0, length);
    finish();
    System.arraycopy(full, 0, wire, length, DIGEST);
  }

  /** Whether a signed frame's digest is the one that this key makes. */
  boolean match(FrameView frame) {
    key.feed(sha256);
    frame.feed(sha256, frame.length() - DIGEST);
    finish();
    int difference = 0;
    for (int i = 0; i < DIGEST; i++) {
      difference |= (full[i] & 0xff) ^ frame.signatureByte(7 + i);
    }
    return difference == 0;
  }

  private void finish() {
    try {
      sha256.digest(full, 0, full.length);
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes hold a SHA-256", e);
    }
  }
}
