package io.skybeat.station.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.crypto.SecretKey;

/**
 * A key in a file of its own, wrapped under the station's. Once it is destroyed nobody reads what
 * it sealed, wherever copies of that may lie.
 */
final class WrappedKey {
  private final Path file;
  private final VaultKeys keys;
  private final byte[] owner;

  /**
   * @param owner what the key is for: it opens for nothing else
   */
  WrappedKey(Path file, VaultKeys keys, byte[] owner) {
    this.file = file;
    this.keys = keys;
    this.owner = owner;
  }

  /** A new key, durably in the file. */
  SecretKey make() throws IOException {
    SecretKey key = keys.make();
    write(file, keys.wrap(key, owner));
    return key;
  }

  /** The key; throws IOException when it is gone or was changed. */
  SecretKey open() throws IOException {
    return keys.unwrap(Files.readAllBytes(file), owner);
  }

  /** Overwrites it, then deletes it; may be asked again after a crash. */
  void destroy() throws IOException {
    if (Files.exists(file)) {
      write(file, new byte[(int) Files.size(file)]);
      Files.delete(file);
    }
  }

  /** Writes over what is there, durably. */
  static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest, rest.position());
      }
      out.force(true);
    }
  }
}
