package io.skybeat.analytics;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The process's folder, locked so that a second process on it is refused. */
final class DataFolder implements AutoCloseable {
  private final FileChannel channel;

  private DataFolder(FileChannel channel) {
    this.channel = channel;
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
      return new DataFolder(channel);
    } catch (IOException e) {
      throw new IllegalStateException(
          folder + ": cannot be written (" + e.getMessage() + "); name another dataFolder", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
