package io.skybeat.mavlink.sign.file;

import io.skybeat.mavlink.sign.SignatureGate.Stream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The timestamps of a key on disk: a line {@code sent STAMP}, above which nothing was ever sent,
 * and a line {@code heard LINK SYSTEM COMPONENT STAMP} a stream, above which nothing was ever
 * believed. Replaced as a whole, and on the disk when {@link #write} returns.
 */
public final class StampFile {
  private static final String HEAD = "skybeat signing timestamps 1";

  /**
   * What is kept.
   *
   * @param sent no timestamp above was given out
   * @param heard by stream: no timestamp above was believed
   */
  public record Stamps(long sent, Map<Stream, Long> heard) {
    /** A key that was never used. */
    public static final Stamps NONE = new Stamps(0, Map.of());

    /** Keeps {@code heard} as it is now. */
    public Stamps {
      heard = java.util.Collections.unmodifiableMap(new TreeMap<>(heard));
    }
  }

  private final Path file;

  /** A file that need not be there yet. */
  public StampFile(Path file) {
    this.file = file;
  }

  /**
   * What the file says; {@link Stamps#NONE} when it is not there.
   *
   * @throws IOException when it cannot be read or is damaged; the message says where and what to do
   */
  public Stamps read() throws IOException {
    if (!Files.exists(file)) {
      return Stamps.NONE;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      throw damaged(1);
    }
    long sent = 0;
    Map<Stream, Long> heard = new TreeMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] words = lines.get(i).split(" ");
      try {
        if (words.length == 2 && words[0].equals("sent")) {
          sent = Long.parseLong(words[1]);
        } else if (words.length == 5 && words[0].equals("heard")) {
          heard.put(new Stream(id(words[1]), id(words[2]), id(words[3])), Long.parseLong(words[4]));
        } else {
          throw damaged(i + 1);
        }
      } catch (NumberFormatException e) {
        throw damaged(i + 1);
      }
    }
    return new Stamps(sent, heard);
  }

  private static int id(String word) {
    int id = Integer.parseInt(word);
    if (id < 0 || id > 255) {
      throw new NumberFormatException(word + " is not within 0..255");
    }
    return id;
  }

  private IOException damaged(int line) {
    return new IOException(
        file
            + ", line "
            + line
            + ": is damaged; if this machine's clock is right and was right, delete the file, else"
            + " change the key");
  }

  /** Makes {@code stamps} what the file says, durably. */
  public void write(Stamps stamps) throws IOException {
    StringBuilder text = new StringBuilder(HEAD).append("\nsent ").append(stamps.sent());
    stamps
        .heard()
        .forEach(
            (stream, stamp) ->
                text.append("\nheard ")
                    .append(stream.linkId())
                    .append(' ')
                    .append(stream.systemId())
                    .append(' ')
                    .append(stream.componentId())
                    .append(' ')
                    .append(stamp));
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path next = folder.resolve(file.getFileName() + ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes =
          ByteBuffer.wrap(text.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel held = FileChannel.open(folder)) {
      held.force(true);
    } catch (IOException e) {
      // Where a folder cannot be opened as a file (Windows), the move itself has to do.
      if (!Files.exists(file)) {
        throw e;
      }
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
