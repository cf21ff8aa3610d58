package io.skybeat.analytics.record;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of one camera's recordings, and the budget that all recordings share. */
final class SegmentFolder {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentFolder.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final String SEGMENT = ".mp4";
  private static final String SIDECAR = ".mp4.json";
  private static final String UNITS = ".mp4.units";

  private final RecordingPlan plan;
  private final Path folder;

  SegmentFolder(RecordingPlan plan, CameraId camera) {
    this.plan = plan;
    String drone = camera.drone().toString().replaceAll("[^A-Za-z0-9._-]", "_");
    String spectrum = camera.spectrum().name().toLowerCase(java.util.Locale.ROOT);
    this.folder = plan.folder().resolve(drone.replace("..", "__")).resolve(spectrum);
  }

  Path path() {
    return folder;
  }

  /** A new file, named by the capture time of its first picture. */
  Path create(Instant firstAt) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(NAME.format(firstAt) + SEGMENT);
    for (int i = 1; Files.exists(file) || Files.exists(sidecar(file)); i++) {
      file = folder.resolve(NAME.format(firstAt.plusMillis(i)) + SEGMENT);
    }
    return file;
  }

  /** Writes a sidecar so that it is there whole or not at all. */
  void write(SegmentSidecar sidecar) throws IOException {
    Path target = folder.resolve(sidecar.file() + ".json");
    Path draft = folder.resolve(sidecar.file() + ".json.draft");
    Files.writeString(draft, Json.write(sidecar) + "\n");
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Hashes a finished file into its sidecar. */
  SegmentSidecar seal(SegmentSidecar sidecar) throws IOException {
    Path file = folder.resolve(sidecar.file());
    SegmentSidecar sealed = sidecar.sealed(Files.size(file), sha256(file));
    write(sealed);
    return sealed;
  }

  /**
   * Seals what a killed process left unfinished; returns the hash of the newest segment, empty when
   * there is none.
   */
  String recover() throws IOException {
    if (!Files.isDirectory(folder)) {
      return "";
    }
    String newest = "";
    for (Path file : segments(folder)) {
      Optional<SegmentSidecar> sidecar = read(file);
      if (sidecar.isPresent() && sidecar.get().sha256().isEmpty()) {
        sidecar = Optional.of(seal(sidecar.get()));
        LOG.info("sealed {}, which a former run had left open", file);
      }
      newest = sidecar.map(SegmentSidecar::sha256).orElse(newest);
    }
    return newest;
  }

  /** Deletes the oldest sealed segments of all cameras until budget and free space are kept. */
  void keepBudget() throws IOException {
    List<Path> all = new ArrayList<>(segments(plan.folder()));
    all.sort(Comparator.comparing(file -> file.getFileName().toString()));
    long used = 0;
    for (Path file : all) {
      used += size(file);
    }
    long free = Files.getFileStore(plan.folder()).getUsableSpace();
    long lacking = plan.keepFreeMb() * 1_000_000 - free;
    long budget = Math.min(plan.budgetMb() * 1_000_000, used - lacking);
    for (Path file : all) {
      if (used <= budget) {
        return;
      }
      boolean sealed = read(file).map(known -> !known.sha256().isEmpty()).orElse(true);
      if (sealed) {
        used -= size(file);
        Files.deleteIfExists(file);
        Files.deleteIfExists(sidecar(file));
        Files.deleteIfExists(units(file));
        LOG.info(
            "deleted {}: recordings exceed {} MB, or less than {} MB are free",
            file,
            plan.budgetMb(),
            plan.keepFreeMb());
      }
    }
  }

  private static List<Path> segments(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(SEGMENT)).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Path sidecar(Path segment) {
    return beside(segment, SIDECAR);
  }

  /** The file that tells of each picture in {@code segment}. */
  static Path units(Path segment) {
    return beside(segment, UNITS);
  }

  private static Path beside(Path segment, String ending) {
    String name = segment.getFileName().toString();
    return segment.resolveSibling(name.substring(0, name.length() - SEGMENT.length()) + ending);
  }

  /** Capture time of a segment's first picture, by its name; EPOCH when it has no such name. */
  static Instant firstAt(Path segment) {
    String name = segment.getFileName().toString();
    try {
      return NAME.parse(name.substring(0, name.length() - SEGMENT.length()), Instant::from);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  /** This camera's segments, oldest first. */
  List<Path> segments() throws IOException {
    return Files.isDirectory(folder) ? segments(folder) : List.of();
  }

  private static Optional<SegmentSidecar> read(Path segment) throws IOException {
    Path sidecar = sidecar(segment);
    if (!Files.exists(sidecar)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(Files.readString(sidecar), SegmentSidecar.class));
    } catch (BadDocument e) {
      LOG.warn("{} is not a sidecar: {}", sidecar, e.getMessage());
      return Optional.empty();
    }
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[64 * 1024];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
