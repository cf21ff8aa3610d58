package io.skybeat.simulator.world;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.Kind;
import io.skybeat.core.wire.Json;
import io.skybeat.simulator.world.TruthLine.Entry;
import java.io.BufferedWriter;
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
 * Writes the truth, one JSON line per half second of simulated time, for scoring afterwards. Call
 * {@link #upTo} as time passes; missed half seconds are filled in. Not thread-safe.
 */
public final class TruthLog implements AutoCloseable {
  /** Time between lines. */
  public static final Duration EVERY = Duration.ofMillis(500);

  private final World world;
  private final Path file;
  private final BufferedWriter out;
  private long next;

  /** Opens a new file; throws UncheckedIOException, naming it, where that cannot be done. */
  public TruthLog(World world, Path file) {
    this.world = world;
    this.file = file;
    try {
      out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the truth log " + file + " cannot be written", e);
    }
  }

  /** Writes every line due until {@code now}. */
  public void upTo(Instant now) {
    try {
      boolean wrote = false;
      Instant due = world.startedAt().plus(EVERY.multipliedBy(next));
      while (!due.isAfter(now)) {
        out.write(Json.write(line(world, due, next % 2 == 0)));
        out.newLine();
        wrote = true;
        next++;
        due = world.startedAt().plus(EVERY.multipliedBy(next));
      }
      if (wrote) {
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the truth log " + file + " cannot be written", e);
    }
  }

  /** The truth at one moment, with or without everybody's position. */
  public static TruthLine line(World world, Instant at, boolean positions) {
    Snapshot snapshot = world.at(at);
    List<Entry> entries = new ArrayList<>();
    for (IncidentState s : snapshot.incidents()) {
      LatLon where = world.toLatLon(s.east(), s.north());
      boolean crowd = s.kind() == Kind.CROWD;
      entries.add(
          new Entry(
              s.id(),
              s.kind(),
              where.latDeg(),
              where.lonDeg(),
              StrictMath.rint(s.extentM() * 100) / 100,
              s.onset(),
              s.active(),
              crowd ? Optional.of(s.peakDensity()) : Optional.empty(),
              crowd ? Optional.of(s.pairDensity()) : Optional.empty()));
    }
    return new TruthLine(
        at,
        snapshot.people().size(),
        entries,
        positions ? Optional.of(positionsDm(snapshot.people())) : Optional.empty());
  }

  private static int[] positionsDm(List<Person> people) {
    int[] dm = new int[2 * people.size()];
    for (int i = 0; i < people.size(); i++) {
      dm[2 * i] = (int) StrictMath.rint(people.get(i).east() * 10);
      dm[2 * i + 1] = (int) StrictMath.rint(people.get(i).north() * 10);
    }
    return dm;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the truth log " + file + " cannot be closed", e);
    }
  }
}
