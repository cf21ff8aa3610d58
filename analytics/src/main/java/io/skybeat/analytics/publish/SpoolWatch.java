package io.skybeat.analytics.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads along, from outside the process, what a {@link Spool} writes: every sighting that was
 * promised, acknowledged since or not. For checks that nothing is lost. Call {@link #news} more
 * often than the spool rolls its files (some thousand sightings). Not thread-safe.
 */
public final class SpoolWatch {
  private final Path folder;
  private final Map<Path, Long> readTo = new TreeMap<>();

  /** Watches {@code folder}, which need not be there yet. */
  public SpoolWatch(Path folder) {
    this.folder = folder;
  }

  /** Ids of the sightings written since the last call; a line that is not whole yet waits. */
  public List<String> news() throws IOException {
    List<String> ids = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return ids;
    }
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(SpoolFile::isOne).sorted().toList();
    }
    for (Path file : files) {
      try {
        SpoolFile.Content content = SpoolFile.read(file, readTo.getOrDefault(file, 0L));
        readTo.put(file, content.end());
        for (SpoolFile.Line line : content.lines()) {
          if (line.kind() == SpoolEntry.Kind.SIGHTING.mark) {
            ids.add(SpoolEntry.parse(line.sequence(), line.payload()).id());
          }
        }
      } catch (NoSuchFileException e) {
        // All of it is acknowledged and the file is gone; what it held was read before.
        readTo.remove(file);
      }
    }
    return ids;
  }
}
