package io.skybeat.station;

import io.skybeat.core.folder.HeldFolder;
import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A station's folder, held by one process at a time. */
final class DataFolder implements AutoCloseable {
  private final HeldFolder held;

  private DataFolder(HeldFolder held) {
    this.held = held;
  }

  /** Takes {@code folder}, made when absent; throws {@link BadDocument} when it is taken. */
  static DataFolder take(Path folder) {
    try {
      return HeldFolder.take(folder, "station.lock")
          .map(DataFolder::new)
          .orElseThrow(
              () ->
                  new BadDocument(
                      "dataFolder: "
                          + folder
                          + " is in use by another station; end that one, or give this one its own"
                          + " folder"));
    } catch (IOException e) {
      throw new BadDocument(
          "dataFolder: " + folder + " cannot be used: " + e + "; name a folder that can be written",
          e);
    }
  }

  /** Where native libraries are unpacked, emptied at each start. */
  static Path scratch(Path folder) {
    return HeldFolder.scratch(folder);
  }

  Path database() {
    return held.folder().resolve("station.db");
  }

  Path stills() {
    return held.folder().resolve("stills");
  }

  /** Sealed originals, manifests, keys. */
  Path evidence() {
    return held.folder().resolve("evidence");
  }

  /** Where exports of evidence lie until they are sent; emptied at each start. */
  Path exports() {
    return scratch(held.folder()).resolve("exports");
  }

  /** Timestamps of the links' keys, never the keys. */
  Path signing() {
    return held.folder().resolve("signing");
  }

  /** Where flights are recorded; made when absent. */
  Path flights() throws IOException {
    return Files.createDirectories(held.folder().resolve("flights"));
  }

  @Override
  public void close() {
    try {
      held.close();
    } catch (IOException e) {
      throw new IllegalStateException(held.folder() + ": cannot be let go: " + e.getMessage(), e);
    }
  }
}
