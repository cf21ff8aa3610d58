package io.skybeat.station.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Still pictures by the sha256 of their bytes. Thread-safe. */
public interface Stills {
  /** Where the picture is, when it is held. {@code sha256}: 64 lower-case hex digits. */
  Optional<Path> find(String sha256);

  /**
   * Keeps a picture durably; returns its hash. Refuses (empty) bytes that do not hash to {@code
   * sha256}.
   */
  Optional<String> keep(String sha256, byte[] bytes) throws IOException;

  /** Deletes a picture; one that is not held is forgotten already. */
  default void forget(String sha256) throws IOException {}
}
