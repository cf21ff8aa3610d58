package io.skybeat.station.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.SecretKey;

/** The sealed originals of items, each item in a folder of its own with its wrapped key. */
final class ItemFolder {
  private static final String KEY = "key";
  private static final String HELD = "held";
  private static final String SEALED = ".sealed";

  private final Path root;
  private final VaultKeys keys;

  ItemFolder(Path root, VaultKeys keys) throws IOException {
    this.root = Files.createDirectories(root);
    this.keys = keys;
  }

  private Path folder(long item) {
    return root.resolve(String.format(Locale.ROOT, "%06d", item));
  }

  private WrappedKey key(long item) {
    byte[] owner = ByteBuffer.allocate(Long.BYTES).putLong(item).array();
    return new WrappedKey(folder(item).resolve(KEY), keys, owner);
  }

  /** An empty folder for item {@code item}; what a killed process left of it goes. */
  SecretKey begin(long item) throws IOException {
    Path folder = folder(item);
    if (Files.exists(folder)) {
      try (Stream<Path> left = Files.walk(folder)) {
        for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(folder);
    return key(item).make();
  }

  /**
   * Seals a file of the item.
   *
   * @param number of the file within the item, from 1; never the same twice
   */
  void seal(long item, SecretKey key, String name, int number, InputStream original)
      throws IOException {
    new SealedFile(folder(item).resolve(name + SEALED), key, number).write(original);
  }

  /** A stretch of a sealed file; throws when the key is gone or the file was changed. */
  byte[] read(long item, String name, int number, long from, int most) throws IOException {
    SecretKey key;
    try {
      key = key(item).open();
    } catch (IOException e) {
      throw new IOException("the key of item " + item + ": " + e.getMessage(), e);
    }
    return new SealedFile(folder(item).resolve(name + SEALED), key, number).read(from, most);
  }

  boolean held(long item) {
    return Files.exists(folder(item).resolve(HELD));
  }

  void hold(long item, boolean on) throws IOException {
    Path mark = folder(item).resolve(HELD);
    if (on && !Files.exists(mark)) {
      WrappedKey.write(mark, new byte[0]);
    } else if (!on) {
      Files.deleteIfExists(mark);
    }
  }

  /** Destroys the key, then deletes the files; may be asked again after a crash. */
  void erase(long item) throws IOException {
    Path folder = folder(item);
    key(item).destroy();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
