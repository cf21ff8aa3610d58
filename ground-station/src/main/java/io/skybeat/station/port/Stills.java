package io.skybeat.station.port;

import java.io.IOException;
import java.util.Optional;

/** Still pictures by the sha256 of their bytes, 64 lower-case hex digits. Thread-safe. */
public interface Stills {
  /** Takes every picture and lets it go. */
  Stills NONE =
      new Stills() {
        @Override
        public boolean holds(String sha256) {
          return false;
        }

        @Override
        public Optional<byte[]> read(String sha256) {
          return Optional.empty();
        }

        @Override
        public Optional<String> keep(String sha256, byte[] bytes) {
          return Optional.of(sha256);
        }
      };

  /** Whether the picture is held. */
  boolean holds(String sha256);

  /** The picture; empty when it is not held. Throws IOException when it cannot be read. */
  Optional<byte[]> read(String sha256) throws IOException;

  /**
   * Keeps a picture durably; returns its hash. Refuses (empty) bytes that do not hash to {@code
   * sha256}.
   */
  Optional<String> keep(String sha256, byte[] bytes) throws IOException;
}
