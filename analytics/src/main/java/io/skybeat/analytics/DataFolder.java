package io.skybeat.analytics;

import io.skybeat.core.folder.HeldFolder;
import java.io.IOException;
import java.nio.file.Path;

/** The process's folder, locked so that a second process on it is refused. */
final class DataFolder implements AutoCloseable {
  private final HeldFolder held;

  private DataFolder(HeldFolder held) {
    this.held = held;
  }

  /** Makes and locks {@code folder}; throws IllegalStateException with the remedy. */
  static DataFolder lock(Path folder) {
    try {
      return HeldFolder.take(folder, "analytics.lock")
          .map(DataFolder::new)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      folder
                          + ": another analytics process works on this folder; end it, or give this"
                          + " one another dataFolder and worker"));
    } catch (IOException e) {
      throw new IllegalStateException(
          folder + ": cannot be written (" + e.getMessage() + "); name another dataFolder", e);
    }
  }

  /** For what a start makes and nobody needs after the end; empty at the start. */
  Path scratch() {
    return HeldFolder.scratch(held.folder());
  }

  @Override
  public void close() throws IOException {
    held.close();
  }
}
