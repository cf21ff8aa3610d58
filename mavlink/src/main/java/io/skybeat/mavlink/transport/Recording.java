package io.skybeat.mavlink.transport;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Reads a raw recording of a link: records of 8 bytes UTC microseconds, 1 byte direction (0 from
 * the vehicle, 1 to it), 4 bytes length, all big endian, then that many bytes as they came, cut
 * anywhere.
 */
public final class Recording implements AutoCloseable {
  private static final int LONGEST = 1 << 20;

  /**
   * Bytes as they came or went.
   *
   * @param direction as the recording station saw it
   */
  public record Chunk(Instant at, Direction direction, byte[] bytes) {}

  private final Path file;
  private final DataInputStream in;
  private long offset;

  /** Opens a recording. */
  public Recording(Path file) throws IOException {
    this.file = file;
    InputStream raw = Files.newInputStream(file);
    this.in = new DataInputStream(new BufferedInputStream(raw, 1 << 16));
  }

  /**
   * The next chunk, null at the end.
   *
   * @throws IOException when the file is no such recording, or is cut off; the message says where
   */
  public Chunk next() throws IOException {
    long micros;
    try {
      micros = in.readLong();
    } catch (EOFException end) {
      return null;
    }
    try {
      int direction = in.readUnsignedByte();
      int length = in.readInt();
      if (direction > 1 || length < 0 || length > LONGEST) {
        throw new IOException(
            file + " at byte " + offset + ": no record of a link recording begins here");
      }
      byte[] bytes = new byte[length];
      in.readFully(bytes);
      offset += 13L + length;
      Instant at = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
      return new Chunk(at, direction == 0 ? Direction.IN : Direction.OUT, bytes);
    } catch (EOFException cut) {
      throw new IOException(file + " is cut off after byte " + offset, cut);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
