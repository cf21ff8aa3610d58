package io.skybeat.station.proof;

import io.skybeat.core.clip.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A station's public key (Ed25519), as PEM, and what it checks. */
public final class PublicKeyFile {
  /** Its file in an export. */
  public static final String FILE = "station-key.pem";

  static final String ALGORITHM = "Ed25519";
  private static final String HEAD = "-----BEGIN PUBLIC KEY-----";
  private static final String TAIL = "-----END PUBLIC KEY-----";

  private final PublicKey key;

  PublicKeyFile(PublicKey key) {
    this.key = key;
  }

  /** Reads {@code file}; throws {@link BadProof}. */
  public static PublicKeyFile read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new BadProof(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads PEM text; throws {@link BadProof}. */
  public static PublicKeyFile parse(String pem) {
    String text = pem.strip();
    if (!text.startsWith(HEAD) || !text.endsWith(TAIL)) {
      throw new BadProof("not a public key: it does not stand between " + HEAD + " and " + TAIL);
    }
    try {
      byte[] der =
          Base64.getMimeDecoder()
              .decode(text.substring(HEAD.length(), text.length() - TAIL.length()));
      return new PublicKeyFile(
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new BadProof("not a public key of Ed25519: " + e.getMessage(), e);
    }
  }

  public String pem() {
    return HEAD
        + "\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n"
        + TAIL
        + "\n";
  }

  /** Its fingerprint: SHA-256 of the encoded key, lower-case hex. */
  public String id() {
    return Sha256.of(key.getEncoded());
  }

  /** Whether {@code signature} (base64) over {@code bytes} is this key's. */
  public boolean signed(byte[] bytes, String signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key);
      check.update(bytes);
      return check.verify(Base64.getDecoder().decode(signature.strip()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
