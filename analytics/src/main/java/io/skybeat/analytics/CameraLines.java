package io.skybeat.analytics;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.core.wire.CameraAssignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of the cameras that the station has assigned. Assignments and viewers come on the
 * orders' thread; a line may be asked for from any.
 */
final class CameraLines {
  private static final Logger LOG = LoggerFactory.getLogger(CameraLines.class);

  /** Makes a line of an assignment; throws with the reason when it cannot. */
  interface Maker {
    Pipeline make(CameraAssignment camera);
  }

  private final Maker maker;
  private final Consumer<StreamHealth> told;
  private final String backend;

  private final Map<CameraId, Pipeline> lines = new TreeMap<>();

  /** Who is watched is said before as well as after its camera is assigned; orders' thread only. */
  private final Set<CameraId> watched = new TreeSet<>();

  /**
   * @param told health of a line that ended, or that could not be taken up
   * @param backend of the ingest, named in such health
   */
  CameraLines(Maker maker, Consumer<StreamHealth> told, String backend) {
    this.maker = maker;
    this.told = told;
    this.backend = backend;
  }

  /** Ends the lines that {@code cameras} names no more, begins what is new, keeps what may stay. */
  void assign(List<CameraAssignment> cameras) {
    Map<CameraId, CameraAssignment> wanted = new TreeMap<>();
    cameras.forEach(c -> wanted.put(c.camera(), c));
    List<Pipeline> over = new ArrayList<>();
    synchronized (lines) {
      lines
          .entrySet()
          .removeIf(
              entry -> {
                CameraAssignment next = wanted.get(entry.getKey());
                boolean stays = next != null && entry.getValue().adopt(next);
                if (stays) {
                  wanted.remove(entry.getKey());
                } else {
                  over.add(entry.getValue());
                }
                return !stays;
              });
    }
    for (Pipeline line : over) {
      end(line);
      told.accept(line.health());
    }
    wanted.values().forEach(this::begin);
  }

  private void begin(CameraAssignment camera) {
    try {
      Pipeline line = maker.make(camera);
      synchronized (lines) {
        lines.put(camera.camera(), line);
      }
      line.watch(watched.contains(camera.camera()));
      line.start();
      LOG.info("{}: taken up", camera.camera());
    } catch (RuntimeException e) {
      LOG.error("{}: cannot be taken up: {}", camera.camera(), e.getMessage());
      told.accept(StreamHealth.refused(camera.camera(), String.valueOf(e.getMessage()), backend));
    }
  }

  /** Begins or ends the live picture of {@code camera}, now or when it is assigned. */
  void watch(CameraId camera, boolean on) {
    if (on) {
      watched.add(camera);
    } else {
      watched.remove(camera);
    }
    line(camera).ifPresent(line -> line.watch(on));
  }

  /** Nobody watches any more: the station is gone, and will say anew who watches. */
  void unwatch() {
    watched.clear();
    all().forEach(line -> line.watch(false));
  }

  Optional<Pipeline> line(CameraId camera) {
    synchronized (lines) {
      return Optional.ofNullable(lines.get(camera));
    }
  }

  List<Pipeline> all() {
    synchronized (lines) {
      return List.copyOf(lines.values());
    }
  }

  /** Ends every line. */
  void endAll() {
    List<Pipeline> open;
    synchronized (lines) {
      open = List.copyOf(lines.values());
      lines.clear();
    }
    open.forEach(CameraLines::end);
  }

  private static void end(Pipeline line) {
    try {
      line.close();
    } catch (RuntimeException e) {
      LOG.error("{}: did not end cleanly", line.assignment().camera(), e);
    }
  }
}
