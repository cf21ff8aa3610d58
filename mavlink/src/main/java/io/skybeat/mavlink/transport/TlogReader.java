package io.skybeat.mavlink.transport;

import io.skybeat.mavlink.frame.Frame;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Reads a .tlog: 8 bytes UTC microseconds, big endian, then one frame. */
public final class TlogReader implements AutoCloseable {
  /** One frame and when it was recorded. A .tlog does not say which way it went. */
  public record Entry(Instant at, Frame frame) {}

  private final Path file;
  private final DataInputStream in;
  private long offset;

  /** Opens a .tlog. */
  public TlogReader(Path file) throws IOException {
    this.file = file;
    this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  /**
   * The next entry, null at the end; a last entry that is cut off, as after a crash, counts as the
   * end.
   *
   * @throws IOException when the file is no .tlog; the message says where
   */
  public Entry next() throws IOException {
    try {
      long micros = in.readLong();
      byte[] head = in.readNBytes(3);
      if (head.length < 3) {
        return null;
      }
      int magic = head[0] & 0xff;
      if (magic != Frame.MAGIC_V1 && magic != Frame.MAGIC_V2) {
        throw new IOException(file + " at byte " + offset + ": no MAVLink frame begins here");
      }
      byte[] wire = new byte[frameLength(head, 0)];
      System.arraycopy(head, 0, wire, 0, head.length);
      in.readFully(wire, head.length, wire.length - head.length);
      offset += Long.BYTES + wire.length;
      return new Entry(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), Frame.of(wire));
    } catch (EOFException end) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Length of the frame whose first three bytes stand at {@code at}. */
  static int frameLength(byte[] head, int at) {
    int payload = head[at + 1] & 0xff;
    if ((head[at] & 0xff) == Frame.MAGIC_V1) {
      return Frame.HEADER_V1 + payload + Frame.CHECKSUM;
    }
    boolean signed = (head[at + 2] & Frame.FLAG_SIGNED) != 0;
    return Frame.HEADER_V2 + payload + Frame.CHECKSUM + (signed ? Frame.SIGNATURE : 0);
  }
}
