package io.skybeat.simulator.world;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A truth log, read back.
 *
 * @param lines by rising time
 */
public record TruthFile(List<TruthLine> lines) {
  public TruthFile {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a file of {@link TruthLog}. A last line that was cut short (the writer was killed) is
   * left out; any other bad line throws {@link BadDocument} with its number.
   */
  public static TruthFile read(Path file) {
    List<String> text;
    try {
      text = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the truth log " + file + " cannot be read", e);
    }
    List<TruthLine> lines = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      try {
        lines.add(Json.read(text.get(i), TruthLine.class));
      } catch (BadDocument e) {
        if (i < text.size() - 1) {
          throw new BadDocument(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return new TruthFile(lines);
  }

  /** The line nearest in time; empty for an empty file. */
  public Optional<TruthLine> nearest(Instant at) {
    return nearest(at, false);
  }

  /** The line with positions nearest in time. */
  public Optional<TruthLine> nearestWithPositions(Instant at) {
    return nearest(at, true);
  }

  private Optional<TruthLine> nearest(Instant at, boolean positions) {
    TruthLine best = null;
    for (TruthLine line : lines) {
      boolean usable = !positions || line.positionsDm().isPresent();
      if (usable && (best == null || gap(line, at).compareTo(gap(best, at)) < 0)) {
        best = line;
      }
    }
    return Optional.ofNullable(best);
  }

  private static Duration gap(TruthLine line, Instant at) {
    return Duration.between(line.at(), at).abs();
  }

  /** The last word on every incident, by id. */
  public List<TruthLine.Entry> incidents() {
    return lines.isEmpty() ? List.of() : lines.get(lines.size() - 1).incidents();
  }
}
