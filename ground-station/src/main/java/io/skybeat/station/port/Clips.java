package io.skybeat.station.port;

import java.io.IOException;

/** Clips on their way from analytics, by the hash of the whole file. Thread-safe. */
public interface Clips {
  /** None are taken. */
  Clips NONE =
      new Clips() {
        @Override
        public long held(String sha256) {
          return 0;
        }

        @Override
        public boolean take(String sha256, long offset, long total, byte[] part) {
          return false;
        }
      };

  /** How many bytes are on disk; all of them only when they hash to {@code sha256}. */
  long held(String sha256) throws IOException;

  /**
   * Takes a part; one that does not go on where the file ends is left aside. True when the file is
   * whole with it and hashes to {@code sha256}; one that is whole and does not is thrown away.
   */
  boolean take(String sha256, long offset, long total, byte[] part) throws IOException;
}
