package io.skybeat.station.vault;

import io.skybeat.core.clip.Sha256;
import io.skybeat.core.time.Time;
import io.skybeat.core.wire.Json;
import io.skybeat.station.proof.BadProof;
import io.skybeat.station.proof.ChainEntry;
import io.skybeat.station.proof.Checkpoint;
import io.skybeat.station.proof.SigningKey;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The signed documents in their order, and the chain that holds them: {@code NNNNNN.json} with its
 * {@code .sig}, and a line of {@code chain.txt} each. A document counts once its line is durable.
 */
final class ChainFolder {
  private static final String CHAIN = "chain.txt";

  private final Path folder;
  private final String station;
  private final SigningKey key;
  private final Time time;
  private final List<ChainEntry> entries = new ArrayList<>();

  /** Opens {@code folder}; throws {@link BadProof} when what is there does not hold. */
  ChainFolder(Path folder, String station, SigningKey key, Time time) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.station = station;
    this.key = key;
    this.time = time;
    recall();
  }

  /** Whether {@code folder} holds a chain with entries. */
  static boolean begun(Path folder) throws IOException {
    Path chain = folder.resolve(CHAIN);
    return Files.exists(chain) && Files.size(chain) > 0;
  }

  private void recall() throws IOException {
    Path file = folder.resolve(CHAIN);
    if (!Files.exists(file)) {
      return;
    }
    String text = Files.readString(file);
    // A line that was being written when the process was killed is not durable: it goes.
    int whole = text.lastIndexOf('\n') + 1;
    if (whole < text.length()) {
      try (RandomAccessFile chain = new RandomAccessFile(file.toFile(), "rw")) {
        chain.setLength(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
      }
    }
    String previous = ChainEntry.BEGINNING;
    for (String line : text.substring(0, whole).lines().toList()) {
      ChainEntry entry = ChainEntry.parse(line);
      long number = entries.size() + 1L;
      if (!entry.equals(ChainEntry.after(previous, number, entry.kind(), entry.sha256()))) {
        throw new BadProof(
            file
                + ", line "
                + number
                + ": the chain of evidence does not hold; put the folder back from its backup, or"
                + " move it away to begin a new chain");
      }
      entries.add(entry);
      previous = entry.link();
    }
  }

  List<ChainEntry> entries() {
    return entries;
  }

  /** Number of the next entry. */
  long next() {
    return entries.size() + 1L;
  }

  /** What the next entry's document names as its previous link. */
  String head() {
    return entries.isEmpty() ? ChainEntry.BEGINNING : entries.get(entries.size() - 1).link();
  }

  /** Signs {@code document} and makes it the next entry; durable when this returns. */
  ChainEntry append(ChainEntry.Kind kind, Object document) throws IOException {
    byte[] bytes = (Json.write(document) + "\n").getBytes(StandardCharsets.UTF_8);
    long number = next();
    write(document(number), bytes);
    write(signature(number), (key.sign(bytes) + "\n").getBytes(StandardCharsets.UTF_8));
    ChainEntry entry = ChainEntry.after(head(), number, kind, Sha256.of(bytes));
    Path chain = folder.resolve(CHAIN);
    try (FileChannel out =
        FileChannel.open(chain, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long before = out.size();
      ByteBuffer line = ByteBuffer.wrap((entry.line() + "\n").getBytes(StandardCharsets.UTF_8));
      try {
        for (long at = before; line.hasRemaining(); ) {
          at += out.write(line, at);
        }
        out.force(true);
      } catch (IOException e) {
        out.truncate(before);
        throw e;
      }
    }
    entries.add(entry);
    return entry;
  }

  private void write(Path file, byte[] bytes) throws IOException {
    Path half = folder.resolve(file.getFileName() + ".half");
    try (FileChannel out =
        FileChannel.open(
            half,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  Path document(long number) {
    return folder.resolve(String.format(Locale.ROOT, "%06d.json", number));
  }

  Path signature(long number) {
    return folder.resolve(String.format(Locale.ROOT, "%06d.json.sig", number));
  }

  Path chain() {
    return folder.resolve(CHAIN);
  }

  /** The head, signed now. */
  Checkpoint checkpoint() {
    return Checkpoint.of(station, entries.size(), head(), time.now(), key);
  }
}
