package io.skybeat.station;

import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** A station's folder, held by one process at a time. */
final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /** Takes {@code folder}, made when absent; throws {@link BadDocument} when it is taken. */
  static DataFolder take(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("station.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        lock = null;
      }
      if (lock == null) {
        channel.close();
        throw new BadDocument(
            "dataFolder: "
                + folder
                + " is in use by another station; end that one, or give this one its own folder");
      }
      empty(scratch(folder));
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw new BadDocument(
          "dataFolder: " + folder + " cannot be used: " + e + "; name a folder that can be written",
          e);
    }
  }

  /**
   * Where native libraries are unpacked, emptied at each start: in the machine's folder for such
   * things a killed process would leave them behind for ever.
   */
  static Path scratch(Path folder) {
    return folder.resolve("tmp").toAbsolutePath();
  }

  private static void empty(Path scratch) throws IOException {
    if (Files.isDirectory(scratch)) {
      try (Stream<Path> left = Files.walk(scratch)) {
        for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
    Files.createDirectories(scratch);
  }

  Path database() {
    return folder.resolve("station.db");
  }

  Path stills() {
    return folder.resolve("stills");
  }

  /** Timestamps of the links' keys, never the keys. */
  Path signing() {
    return folder.resolve("signing");
  }

  /** Where flights are recorded; made when absent. */
  Path flights() throws IOException {
    return Files.createDirectories(folder.resolve("flights"));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException(folder + ": cannot be let go: " + e.getMessage(), e);
    }
  }
}
