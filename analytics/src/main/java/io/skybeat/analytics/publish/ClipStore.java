package io.skybeat.analytics.publish;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clips that were cut, with the report on each, until the station has them. No budget for
 * recordings touches them. Thread-safe.
 */
public final class ClipStore {
  private static final Logger LOG = LoggerFactory.getLogger(ClipStore.class);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,80}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String REPORT = ".json";

  private final Path folder;
  private final Map<String, ClipReport> reports = new TreeMap<>();

  /** Opens {@code folder}, made if absent, and reads back what waits there. */
  public ClipStore(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder);
    try (Stream<Path> list = Files.list(folder)) {
      for (Path file : list.filter(path -> path.toString().endsWith(REPORT)).sorted().toList()) {
        recall(file);
      }
    }
  }

  private void recall(Path file) throws IOException {
    try {
      ClipReport report = Json.read(Files.readString(file), ClipReport.class);
      reports.put(report.id(), report);
    } catch (BadDocument e) {
      LOG.warn("{} is no report on a clip; its clip is cut again: {}", file, e.getMessage());
    }
  }

  /** Whether clips may have this id: it becomes a file's name. */
  public static boolean mayBeCalled(String id) {
    return ID.matcher(id).matches() && !id.startsWith(".");
  }

  /** Where a clip is written before it is {@link #keep kept}. */
  public Path draft(String id) {
    return folder.resolve(id + ".part");
  }

  /** Keeps the report, and the draft under its hash when there is a film. */
  public synchronized void keep(ClipReport report) throws IOException {
    Path draft = draft(report.id());
    if (report.film().isPresent()) {
      Files.move(
          draft,
          file(report.film().get().sha256()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    Path half = folder.resolve(report.id() + REPORT + ".half");
    try (FileChannel out =
        FileChannel.open(
            half,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer text = ByteBuffer.wrap(Json.write(report).getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        out.write(text);
      }
      out.force(true);
    }
    Files.move(
        half,
        folder.resolve(report.id() + REPORT),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    reports.put(report.id(), report);
  }

  /** The report under {@code id}; empty when nothing was cut for it, or the file is gone. */
  public synchronized Optional<ClipReport> find(String id) {
    return Optional.ofNullable(reports.get(id))
        .filter(one -> one.film().map(film -> Files.exists(file(film.sha256()))).orElse(true));
  }

  /**
   * Up to {@code most} bytes of the clip {@code sha256} from {@code offset} on; empty when it is
   * not here, or {@code offset} is at or behind its end.
   */
  public Optional<Part> read(String sha256, long offset, int most) throws IOException {
    if (!HASH.matcher(sha256).matches() || !Files.exists(file(sha256))) {
      return Optional.empty();
    }
    try (FileChannel in = FileChannel.open(file(sha256), StandardOpenOption.READ)) {
      long total = in.size();
      if (offset < 0 || offset >= total) {
        return Optional.empty();
      }
      byte[] bytes = new byte[(int) Math.min(most, total - offset)];
      ByteBuffer into = ByteBuffer.wrap(bytes);
      in.position(offset);
      while (into.hasRemaining() && in.read(into) >= 0) {
        // A read may bring less than was asked for.
      }
      return Optional.of(new Part(Arrays.copyOf(bytes, into.position()), total));
    }
  }

  /**
   * A stretch of a clip.
   *
   * @param total length of the whole clip
   */
  @SuppressWarnings("ArrayRecordComponent") // sent on, never compared
  public record Part(byte[] bytes, long total) {}

  /** The station has these; other ids are ignored. */
  public synchronized void forget(Iterable<String> ids) {
    for (String id : ids) {
      ClipReport report = reports.remove(id);
      if (report == null) {
        continue;
      }
      try {
        Files.deleteIfExists(folder.resolve(id + REPORT));
        boolean shared =
            reports.values().stream().anyMatch(other -> other.film().equals(report.film()));
        if (report.film().isPresent() && !shared) {
          Files.deleteIfExists(file(report.film().get().sha256()));
        }
      } catch (IOException e) {
        LOG.warn("clip {} cannot be deleted: {}", id, e.getMessage());
      }
    }
  }

  private Path file(String sha256) {
    return folder.resolve(sha256 + ".mp4");
  }
}
