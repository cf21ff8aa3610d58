package io.skybeat.analytics;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The process's folder, locked so that a second process on it is refused. */
final class DataFolder implements AutoCloseable {
  private final FileChannel channel;
  private final Path scratch;

  private DataFolder(FileChannel channel, Path scratch) {
    this.channel = channel;
    this.scratch = scratch;
  }

  /** Makes and locks {@code folder}; throws IllegalStateException with the remedy. */
  static DataFolder lock(Path folder) {
    Path file = folder.resolve("analytics.lock");
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock;
      try {
        lock = channel.tryLock();
      } catch (OverlappingFileLockException e) {
        lock = null;
      }
      if (lock == null) {
        channel.close();
        throw new IllegalStateException(
            folder
                + ": another analytics process works on this folder; end it, or give this one"
                + " another dataFolder and worker");
      }
      Path scratch = folder.resolve("tmp");
      empty(scratch);
      return new DataFolder(channel, scratch);
    } catch (IOException e) {
      throw new IllegalStateException(
          folder + ": cannot be written (" + e.getMessage() + "); name another dataFolder", e);
    }
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

  /** For what a start makes and nobody needs after the end; empty at the start. */
  Path scratch() {
    return scratch;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
