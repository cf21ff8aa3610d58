package io.skybeat.analytics.publish;

import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sightings and cell reports on disk until the station acknowledges them. Survives kill -9 (and,
 * for sightings, a power cut); bounded by count and size: when full the oldest cell reports go
 * first, then the oldest sightings, each counted and said. When the disk refuses, entries wait in
 * memory and that is said. Thread-safe.
 */
public final class Spool implements AutoCloseable {
  /**
   * How much may wait.
   *
   * @param maxEntries sightings and cell reports together
   * @param maxMb of both together, megabytes
   */
  public record Bounds(int maxEntries, int maxMb) {
    public Bounds {
      if (maxEntries < 1 || maxMb < 1) {
        throw new IllegalArgumentException(
            "spool bounds of " + maxEntries + " entries and " + maxMb + " MB; both from 1");
      }
    }
  }

  /**
   * What is in the spool and what was lost.
   *
   * @param waiting entries not yet acknowledged
   * @param bytes of them
   * @param droppedCells cell reports given up because the spool was full
   * @param droppedSightings sightings given up for the same reason
   * @param damaged lines that could not be read back at the start
   */
  public record Counts(
      int waiting, long bytes, long droppedCells, long droppedSightings, int damaged) {}

  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
  private static final long FILE_BYTES = 2 * 1024 * 1024;

  private final Path folder;
  private final Bounds bounds;
  private final SpoolFile.Maker maker;
  private final TreeMap<Long, SpoolEntry> waiting = new TreeMap<>();
  private final Map<String, Long> byId = new TreeMap<>();

  /** Files by number, with how many of their entries still wait. */
  private final TreeMap<Long, Path> files = new TreeMap<>();

  private final Map<Long, Long> fileOf = new TreeMap<>();
  private Runnable listener = () -> {};
  private SpoolFile open;
  private long openNumber;
  private long nextSequence = 1;
  private long bytes;
  private long droppedCells;
  private long droppedSightings;
  private int damaged;
  private Optional<String> trouble = Optional.empty();

  /** Opens the spool in {@code folder}, made if absent, and reads back what waits there. */
  public Spool(Path folder, Bounds bounds) throws IOException {
    this(folder, bounds, SpoolFile::create);
  }

  Spool(Path folder, Bounds bounds, SpoolFile.Maker maker) throws IOException {
    this.maker = maker;
    this.folder = folder;
    this.bounds = bounds;
    Files.createDirectories(folder);
    List<Path> found;
    try (Stream<Path> list = Files.list(folder)) {
      found = list.filter(SpoolFile::isOne).sorted().toList();
    }
    for (Path path : found) {
      recall(path);
    }
    openNumber = files.isEmpty() ? 1 : files.lastKey() + 1;
    roll();
    sweep();
    if (!waiting.isEmpty() || damaged > 0) {
      LOG.info("spool: {} entries wait, {} damaged lines skipped", waiting.size(), damaged);
    }
  }

  /** Keeps {@code sighting} until it is acknowledged; without effect when its id already waits. */
  public synchronized void put(Sighting sighting) {
    if (!byId.containsKey(sighting.id())) {
      add(SpoolEntry.of(nextSequence++, sighting));
    }
  }

  /** Keeps {@code report} until it is acknowledged; without effect when its id already waits. */
  public synchronized void put(CellReport report) {
    if (!byId.containsKey(report.id())) {
      add(SpoolEntry.of(nextSequence++, report));
    }
  }

  /**
   * Forgets what the station has made durable; unknown ids are ignored. Returns those forgotten.
   */
  public synchronized List<SpoolEntry> ack(Collection<String> ids) {
    List<SpoolEntry> done = new ArrayList<>();
    for (String id : ids) {
      Long sequence = byId.get(id);
      if (sequence != null) {
        done.add(forget(sequence, false));
      }
    }
    sweep();
    return done;
  }

  /** Up to {@code limit} waiting entries after {@code sequence}, oldest first. */
  public synchronized List<SpoolEntry> after(long sequence, int limit) {
    return waiting.tailMap(sequence, false).values().stream().limit(limit).toList();
  }

  /** True while the sighting or report with this id waits. */
  public synchronized boolean waits(String id) {
    return byId.containsKey(id);
  }

  /** True while an entry waits that belongs to the still with this hash. */
  public synchronized boolean needsStill(String sha256) {
    return waiting.values().stream()
        .anyMatch(entry -> entry.still().filter(s -> s.sha256().equals(sha256)).isPresent());
  }

  /** Has {@code listener} called after each new entry, on the thread that put it. */
  public synchronized void onEntry(Runnable listener) {
    this.listener = listener;
  }

  public synchronized Counts counts() {
    return new Counts(waiting.size(), bytes, droppedCells, droppedSightings, damaged);
  }

  /** What is wrong with the disk, in a line; empty when nothing is. */
  public synchronized Optional<String> trouble() {
    return trouble;
  }

  @Override
  public synchronized void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  private void add(SpoolEntry entry) {
    waiting.put(entry.sequence(), entry);
    byId.put(entry.id(), entry.sequence());
    bytes += entry.bytes();
    boolean mended = trouble.isPresent();
    if (keep(entry) && mended) {
      keepTheRest();
    }
    while (waiting.size() > bounds.maxEntries() || bytes > bounds.maxMb() * 1_000_000L) {
      dropOne();
    }
    listener.run();
  }

  private boolean keep(SpoolEntry entry) {
    boolean sync = entry.kind() == SpoolEntry.Kind.SIGHTING;
    boolean written = write(entry.kind().mark, entry.sequence(), entry.line(), sync);
    if (written) {
      fileOf.put(entry.sequence(), openNumber);
    }
    return written;
  }

  /** Brings to the disk what waits in memory only. */
  private void keepTheRest() {
    for (SpoolEntry entry : List.copyOf(waiting.values())) {
      if (!fileOf.containsKey(entry.sequence()) && !keep(entry)) {
        return;
      }
    }
  }

  /** Tries again what the disk refused; call now and then. */
  public synchronized void retry() {
    // An acknowledgement of nothing: it is skipped when read back.
    if (trouble.isPresent() && write('A', 0, "", true)) {
      keepTheRest();
    }
  }

  private void dropOne() {
    SpoolEntry oldest =
        waiting.values().stream()
            .filter(e -> e.kind() == SpoolEntry.Kind.CELLS)
            .findFirst()
            .orElseGet(() -> waiting.values().iterator().next());
    forget(oldest.sequence(), true);
    long before = droppedCells + droppedSightings;
    if (oldest.kind() == SpoolEntry.Kind.CELLS) {
      droppedCells++;
    } else {
      droppedSightings++;
    }
    if (before % 100 == 0) {
      LOG.warn(
          "spool is full ({} entries, {} MB): given up so far {} cell reports, {} sightings;"
              + " is the station reachable?",
          bounds.maxEntries(),
          bounds.maxMb(),
          droppedCells,
          droppedSightings);
    }
    sweep();
  }

  private SpoolEntry forget(long sequence, boolean dropped) {
    SpoolEntry entry = waiting.remove(sequence);
    byId.remove(entry.id());
    bytes -= entry.bytes();
    if (fileOf.remove(sequence) != null) {
      write(dropped ? 'D' : 'A', sequence, "", false);
    }
    return entry;
  }

  private boolean write(char kind, long sequence, String payload, boolean sync) {
    try {
      if (open == null || open.bytes() > FILE_BYTES) {
        openNumber++;
        roll();
      }
      open.append(kind, sequence, payload, sync);
      if (trouble.isPresent()) {
        LOG.info("spool: the disk takes entries again");
        trouble = Optional.empty();
      }
      return true;
    } catch (IOException e) {
      if (trouble.isEmpty()) {
        LOG.error(
            "spool: {} cannot be written ({}); entries wait in memory only: free disk space",
            folder,
            e.getMessage());
      }
      trouble =
          Optional.of(
              "sightings wait in memory only: %s: %s; free space on that disk"
                  .formatted(folder, e.getMessage()));
      return false;
    }
  }

  private void roll() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
    Path path = folder.resolve(SpoolFile.name(openNumber));
    open = maker.make(path);
    files.put(openNumber, path);
  }

  /** Deletes files from the oldest on while nothing in them waits; moves stragglers forward. */
  private void sweep() {
    while (files.size() > 1) {
      long oldest = files.firstKey();
      if (oldest == openNumber) {
        return;
      }
      List<Long> left =
          fileOf.entrySet().stream()
              .filter(e -> e.getValue() == oldest)
              .map(Map.Entry::getKey)
              .toList();
      if (!left.isEmpty() && totalBytes() <= 2 * bounds.maxMb() * 1_000_000L + FILE_BYTES) {
        return;
      }
      for (Long sequence : left) {
        SpoolEntry entry = waiting.get(sequence);
        if (!write(entry.kind().mark, sequence, entry.line(), true)) {
          return;
        }
        fileOf.put(sequence, openNumber);
      }
      try {
        Files.deleteIfExists(files.remove(oldest));
      } catch (IOException e) {
        LOG.warn("spool: {} cannot be deleted: {}", folder, e.getMessage());
      }
    }
  }

  private long totalBytes() {
    return files.size() * FILE_BYTES;
  }

  private void recall(Path path) throws IOException {
    String name = path.getFileName().toString();
    long number;
    try {
      number = Long.parseLong(name.substring(0, name.indexOf('.')));
    } catch (NumberFormatException e) {
      LOG.warn("spool: {} is not one of its files; left alone", path);
      return;
    }
    files.put(number, path);
    SpoolFile.Content content = SpoolFile.read(path);
    damaged += content.bad();
    for (SpoolFile.Line line : content.lines()) {
      recall(number, line);
    }
  }

  private void recall(long number, SpoolFile.Line line) {
    nextSequence = Math.max(nextSequence, line.sequence() + 1);
    if (line.kind() == 'A' || line.kind() == 'D') {
      SpoolEntry gone = waiting.remove(line.sequence());
      if (gone != null) {
        byId.remove(gone.id());
        fileOf.remove(gone.sequence());
        bytes -= gone.bytes();
      }
      return;
    }
    try {
      SpoolEntry entry = SpoolEntry.parse(line.sequence(), line.payload());
      if (waiting.put(entry.sequence(), entry) == null) {
        bytes += entry.bytes();
      }
      byId.put(entry.id(), entry.sequence());
      fileOf.put(entry.sequence(), number);
    } catch (BadDocument e) {
      damaged++;
      LOG.warn("spool: entry {} cannot be read: {}", line.sequence(), e.getMessage());
    }
  }
}
