package io.skybeat.core.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder held by one process at a time, by a lock that ends with the process however it ends, and
 * its scratch space, which is emptied at each start: in the machine's own folder for such things a
 * killed process would leave its unpacked libraries behind for ever.
 */
public final class HeldFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel channel;

  private HeldFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes {@code folder}, made when absent; empty when another process, or another part of this
   * one, holds it.
   *
   * @param lock name of the lock's file in the folder
   */
  public static Optional<HeldFolder> take(Path folder, String lock) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(lock), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = held(channel);
      if (!taken) {
        return Optional.empty();
      }
      empty(scratch(folder));
      return Optional.of(new HeldFolder(folder, channel));
    } catch (IOException e) {
      taken = false;
      throw e;
    } finally {
      if (!taken) {
        channel.close();
      }
    }
  }

  private static boolean held(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
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

  /** Where {@code folder}'s holder puts what nobody needs after its end; absolute. */
  public static Path scratch(Path folder) {
    return folder.resolve("tmp").toAbsolutePath();
  }

  public Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
