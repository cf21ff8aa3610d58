package io.skybeat.station.analytics;

import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The secret that station and analytics share: a line of text in a file. Never printed. */
public final class KeyFile {
  private static final int BYTES = 24;
  private static final int SHORTEST = 16;

  private final byte[] key;

  private KeyFile(byte[] key) {
    this.key = key;
  }

  /** Reads {@code file}, or makes it (readable by its owner alone) when it is not there. */
  public static KeyFile readOrMake(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      String key = Files.readString(file).strip();
      if (key.length() < SHORTEST) {
        throw new BadDocument(
            file
                + ": a key of at least "
                + SHORTEST
                + " characters is needed; delete the file to"
                + " have one made");
      }
      return new KeyFile(key.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BadDocument(file + ": " + e.getMessage() + "; name a readable key file", e);
    }
  }

  private static void make(Path file) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    boolean posix =
        Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
    if (posix) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n");
  }

  boolean matches(String offered) {
    return offered != null && MessageDigest.isEqual(key, offered.getBytes(StandardCharsets.UTF_8));
  }
}
