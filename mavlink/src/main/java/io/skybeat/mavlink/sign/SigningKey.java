package io.skybeat.mavlink.sign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The secret of a link: 32 bytes. Never printed; equal when the bytes are. */
public final class SigningKey {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  private final byte[] secret;

  private SigningKey(byte[] secret) {
    this.secret = secret;
  }

  /**
   * A key of these 32 bytes, which are copied.
   *
   * @throws IllegalArgumentException when they are not 32; the message does not show them
   */
  public static SigningKey of(byte[] secret) {
    if (secret.length != LENGTH) {
      throw new IllegalArgumentException("a signing key has 32 bytes, this one " + secret.length);
    }
    return new SigningKey(secret.clone());
  }

  /** The key that ground controls make of a passphrase: its SHA-256. */
  public static SigningKey ofPassphrase(String passphrase) {
    return new SigningKey(sha256().digest(passphrase.getBytes(StandardCharsets.UTF_8)));
  }

  /** Eight hex digits that tell two keys apart and nothing about either. */
  public String fingerprint() {
    MessageDigest digest = sha256();
    digest.update("skybeat key fingerprint".getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest.digest(secret), 0, 4);
  }

  void feed(MessageDigest digest) {
    digest.update(secret);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey key && MessageDigest.isEqual(secret, key.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(secret);
  }

  @Override
  public String toString() {
    return "SigningKey[" + fingerprint() + "]";
  }
}
