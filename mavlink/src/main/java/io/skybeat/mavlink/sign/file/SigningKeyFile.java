package io.skybeat.mavlink.sign.file;

import io.skybeat.mavlink.sign.SigningKey;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a link's key: 64 hex digits, or {@code passphrase:} and a passphrase of at least 16
 * characters, whose SHA-256 is the key, as ground controls make it. No message shows any of it.
 */
public final class SigningKeyFile {
  private static final String PASSPHRASE = "passphrase:";
  private static final int SHORTEST = 16;
  private static final long LARGEST_BYTES = 4096;

  private SigningKeyFile() {}

  /**
   * Reads {@code file}.
   *
   * @throws IOException when it cannot be read, holds no key, or others than its owner may read or
   *     write it; the message says which and what to do
   */
  public static SigningKey read(Path file) throws IOException {
    String text = text(file);
    requirePrivate(file);
    if (text.startsWith(PASSPHRASE)) {
      String passphrase = text.substring(PASSPHRASE.length()).strip();
      if (passphrase.length() < SHORTEST) {
        throw new IOException(
            file
                + ": the passphrase is shorter than "
                + SHORTEST
                + " characters; take a longer one");
      }
      return SigningKey.ofPassphrase(passphrase);
    }
    if (text.matches("[0-9a-fA-F]{" + 2 * SigningKey.LENGTH + "}")) {
      return SigningKey.of(HexFormat.of().parseHex(text));
    }
    throw new IOException(
        file
            + ": holds no key; it must hold 64 hex digits (openssl rand -hex 32) or 'passphrase:'"
            + " and a passphrase");
  }

  private static String text(Path file) throws IOException {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw new IOException(file + ": is too long for a key file; name another");
      }
      return Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      throw new IOException(
          file + ": is not there; make it with: openssl rand -hex 32 > FILE; chmod 600 FILE", e);
    } catch (CharacterCodingException e) {
      throw new IOException(file + ": is no text; it must hold 64 hex digits", e);
    }
  }

  private static void requirePrivate(Path file) throws IOException {
    if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
      return;
    }
    Set<PosixFilePermission> others = new TreeSet<>(Files.getPosixFilePermissions(file));
    others.removeIf(permission -> permission.name().startsWith("OWNER_"));
    if (!others.isEmpty()) {
      throw new IOException(
          file
              + ": others than its owner may use it ("
              + others
              + "), so the key must be taken for known; make a new one and say: chmod 600 "
              + file.getFileName());
    }
  }
}
