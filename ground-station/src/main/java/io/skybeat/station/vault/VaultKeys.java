package io.skybeat.station.vault;

import io.skybeat.station.proof.BadProof;
import io.skybeat.station.proof.PublicKeyFile;
import io.skybeat.station.proof.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The station's keys: one signs manifests, one wraps the keys of items. Made at the first start,
 * readable by the station's own user alone; there is no key that comes with the program.
 */
final class VaultKeys {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String SECRET = "signing.key";
  private static final String MASTER = "master.key";

  private final SigningKey signing;
  private final SecretKey master;
  private final SecureRandom chance = new SecureRandom();

  private VaultKeys(SigningKey signing, SecretKey master) {
    this.signing = signing;
    this.master = master;
  }

  /**
   * Opens the keys in {@code folder}, or makes them.
   *
   * @param mayMake false once there is evidence: a new key would not fit it; throws {@link
   *     BadProof}
   */
  static VaultKeys open(Path folder, boolean mayMake) throws IOException {
    Path secret = folder.resolve(SECRET);
    Path open = folder.resolve(PublicKeyFile.FILE);
    Path master = folder.resolve(MASTER);
    boolean there = Files.exists(secret) && Files.exists(open) && Files.exists(master);
    if (!there) {
      if (!mayMake || Files.exists(master)) {
        throw new BadProof(
            folder
                + " lacks "
                + String.join(", ", SECRET, PublicKeyFile.FILE, MASTER)
                + " or one of them, though there is evidence already: put them back from the"
                + " backup, or move the evidence folder away to begin a new chain");
      }
      make(folder, secret, open, master);
    }
    return new VaultKeys(
        SigningKey.of(Files.readString(secret), PublicKeyFile.read(open)),
        new SecretKeySpec(HexFormat.of().parseHex(Files.readString(master).strip()), "AES"));
  }

  private static void make(Path folder, Path secret, Path open, Path master) throws IOException {
    Files.createDirectories(folder);
    SigningKey made = SigningKey.make();
    Files.deleteIfExists(secret);
    Files.deleteIfExists(open);
    writeSecret(secret, made.secret());
    Files.writeString(open, made.open().pem());
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    // Last: where it is, the others are whole.
    writeSecret(master, HexFormat.of().formatHex(bytes));
  }

  private static void writeSecret(Path file, String text) throws IOException {
    boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
    FileAttribute<?>[] owned =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(file, owned);
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)));
      out.force(true);
    }
  }

  SigningKey signing() {
    return signing;
  }

  /** A new key for one item. */
  SecretKey make() {
    byte[] bytes = new byte[KEY_BYTES];
    chance.nextBytes(bytes);
    return new SecretKeySpec(bytes, "AES");
  }

  /** {@code key}, wrapped under the station's own and bound to its owner. */
  byte[] wrap(SecretKey key, byte[] owner) {
    byte[] nonce = new byte[NONCE_BYTES];
    chance.nextBytes(nonce);
    try {
      byte[] body = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(key.getEncoded());
      return ByteBuffer.allocate(nonce.length + body.length).put(nonce).put(body).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM cannot wrap", e);
    }
  }

  /** Unwraps it; throws IOException when it was changed, is another's or another station's. */
  SecretKey unwrap(byte[] wrapped, byte[] owner) throws IOException {
    try {
      byte[] nonce = java.util.Arrays.copyOf(wrapped, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, owner);
      byte[] key = cipher.doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
      return new SecretKeySpec(key, "AES");
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("it was changed, or is wrapped by another master key", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, master, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner);
    return cipher;
  }
}
