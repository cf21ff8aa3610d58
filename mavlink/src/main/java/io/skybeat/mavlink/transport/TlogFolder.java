package io.skybeat.mavlink.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a flight recorder: named by their first moment, the oldest deleted in time. */
final class TlogFolder {
  private static final Logger LOG = LoggerFactory.getLogger(TlogFolder.class);
  private static final Pattern OURS = Pattern.compile("\\d{8}T\\d{6}Z(-\\d+)?\\.tlog");
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private record Old(Path file, long bytes, Instant changed) {}

  private final Path folder;
  private final TlogTerms terms;

  TlogFolder(Path folder, TlogTerms terms) {
    this.folder = folder;
    this.terms = terms;
  }

  /** A new file for records from {@code first} on. */
  OutputStream begin(Instant first) throws IOException {
    retain(first);
    for (int number = 1; ; number++) {
      Path file = folder.resolve(NAME.format(first) + (number == 1 ? "" : "-" + number) + ".tlog");
      try {
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (FileAlreadyExistsException e) {
        LOG.debug("{} is there already; another number is taken", file);
      }
    }
  }

  /** Deletes what is too old or too much, other people's files never. */
  private void retain(Instant now) throws IOException {
    List<Old> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        if (OURS.matcher(file.getFileName().toString()).matches()) {
          files.add(new Old(file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    files.sort(Comparator.comparing(old -> old.file().getFileName().toString()));
    long left = files.stream().mapToLong(Old::bytes).sum();
    for (Old old : files) {
      boolean tooMuch = left + terms.largestBytes() > terms.keepBytes();
      if (tooMuch || old.changed().isBefore(now.minus(terms.keep()))) {
        Files.deleteIfExists(old.file());
        LOG.debug("{} deleted: {}", old.file(), tooMuch ? "the space is needed" : "too old");
        left -= old.bytes();
      }
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
