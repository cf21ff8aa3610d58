package io.skybeat.analytics.publish;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * One append-only file of the spool. A record is a line: CRC-32 of the rest in 8 hex digits, a
 * blank, the kind's letter, a blank, the sequence number, a blank, the payload. A line that does
 * not add up is skipped and counted: what a kill left at the end costs that line and no more.
 */
final class SpoolFile implements AutoCloseable {
  /** One line that was read back. */
  record Line(char kind, long sequence, String payload) {}

  /**
   * What a file held.
   *
   * @param bad lines that do not add up, and half a line at the end
   * @param end behind the last whole line, bytes from the file's beginning
   */
  record Content(List<Line> lines, int bad, long end) {}

  private static final String SUFFIX = ".spool";

  private final Path path;
  // Not a FileChannel: an interrupt of one writer would close it for all.
  private final RandomAccessFile file;
  private long bytes;

  private SpoolFile(Path path, RandomAccessFile file, long bytes) {
    this.path = path;
    this.file = file;
    this.bytes = bytes;
  }

  static SpoolFile create(Path path) throws IOException {
    if (!path.toFile().createNewFile()) {
      throw new IOException(path + " is there already");
    }
    return on(path, new RandomAccessFile(path.toFile(), "rw"));
  }

  /** An empty spool file on {@code file}, for tests of disks that refuse. */
  static SpoolFile on(Path path, RandomAccessFile file) {
    return new SpoolFile(path, file, 0);
  }

  /** Makes new files. */
  interface Maker {
    SpoolFile make(Path path) throws IOException;
  }

  /** True for a file with the name of a spool's file. */
  static boolean isOne(Path path) {
    return path.getFileName().toString().endsWith(SUFFIX);
  }

  /** Name of the file with this number. */
  static String name(long number) {
    return String.format(Locale.ROOT, "%010d", number) + SUFFIX;
  }

  static Content read(Path path) throws IOException {
    return read(path, 0);
  }

  /** Reads from {@code offset} on; from the beginning, should the file have become shorter. */
  static Content read(Path path, long offset) throws IOException {
    byte[] all;
    long from;
    try (SeekableByteChannel in = Files.newByteChannel(path)) {
      from = offset > in.size() ? 0 : offset;
      in.position(from);
      all = Channels.newInputStream(in).readAllBytes();
    }
    List<Line> lines = new ArrayList<>();
    int bad = 0;
    int start = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        Line line = parse(all, start, i);
        if (line == null) {
          bad++;
        } else {
          lines.add(line);
        }
        start = i + 1;
      }
    }
    return new Content(lines, start < all.length ? bad + 1 : bad, from + start);
  }

  /** Appends one record; when it returns after {@code sync}, the record survives a power cut. */
  void append(char kind, long sequence, String payload, boolean sync) throws IOException {
    byte[] rest = (kind + " " + sequence + " " + payload).getBytes(StandardCharsets.UTF_8);
    ByteBuffer line = ByteBuffer.allocate(rest.length + 10);
    line.put(crc(rest, 0, rest.length).getBytes(StandardCharsets.US_ASCII));
    line.put((byte) ' ').put(rest).put((byte) '\n').flip();
    long before = bytes;
    try {
      file.seek(before);
      file.write(line.array(), 0, line.limit());
      bytes = before + line.limit();
      if (sync) {
        file.getFD().sync();
      }
    } catch (IOException e) {
      // A full disk leaves half a line: take it back, so that the next record starts clean.
      file.setLength(before);
      bytes = before;
      throw e;
    }
  }

  Path path() {
    return path;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static Line parse(byte[] all, int start, int end) {
    if (end - start < 13 || all[start + 8] != ' ') {
      return null;
    }
    String crc = new String(all, start, 8, StandardCharsets.US_ASCII);
    if (!crc.equals(crc(all, start + 9, end - start - 9))) {
      return null;
    }
    String text = new String(all, start + 9, end - start - 9, StandardCharsets.UTF_8);
    int blank = text.indexOf(' ', 2);
    try {
      long sequence = Long.parseLong(text.substring(2, blank));
      return new Line(text.charAt(0), sequence, text.substring(blank + 1));
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      return null;
    }
  }

  private static String crc(byte[] bytes, int offset, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, offset, length);
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
