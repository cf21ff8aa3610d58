package io.skybeat.station.desk;

import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.Cell;
import io.skybeat.core.sighting.CellReport;
import io.skybeat.core.sighting.Footprint;
import io.skybeat.core.sighting.StreamHealth;
import io.skybeat.station.room.CellView;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What analytics tells that is only for looking at: streams, footprints, densities; and who
 * watches.
 *
 * @param worker software of the connected worker, empty when none is
 * @param cells by grid square
 * @param viewers how many watch each camera
 * @param marks an officer's marks that analytics has not answered yet
 */
record Eyes(
    Optional<String> worker,
    SortedMap<CameraId, StreamHealth> streams,
    SortedMap<CameraId, Footprint> footprints,
    SortedMap<String, CellView> cells,
    SortedMap<CameraId, Integer> viewers,
    SortedMap<String, PendingMark> marks) {
  static final Eyes NONE =
      new Eyes(
          Optional.empty(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>());
  private static final Duration CELLS_KEPT = Duration.ofMinutes(10);
  private static final Duration FOOTPRINT_KEPT = Duration.ofSeconds(5);
  private static final int MAX_CELLS = 4000;

  Eyes {
    streams = Collections.unmodifiableSortedMap(streams);
    footprints = Collections.unmodifiableSortedMap(footprints);
    cells = Collections.unmodifiableSortedMap(cells);
    viewers = Collections.unmodifiableSortedMap(viewers);
    marks = Collections.unmodifiableSortedMap(marks);
  }

  /** A mark on its way: who waits for the answer, and until when. */
  record PendingMark(long ticket, Instant until) {}

  Eyes marking(String id, PendingMark mark) {
    SortedMap<String, PendingMark> next = new TreeMap<>(marks);
    next.put(id, mark);
    return new Eyes(worker, streams, footprints, cells, viewers, next);
  }

  Eyes marked(String id) {
    SortedMap<String, PendingMark> next = new TreeMap<>(marks);
    next.remove(id);
    return new Eyes(worker, streams, footprints, cells, viewers, next);
  }

  Eyes worker(Optional<String> next) {
    return next.isPresent()
        ? new Eyes(next, streams, footprints, cells, viewers, marks)
        : new Eyes(next, new TreeMap<>(), new TreeMap<>(), cells, viewers, marks);
  }

  Eyes stream(StreamHealth health) {
    SortedMap<CameraId, StreamHealth> next = new TreeMap<>(streams);
    if (health.state() == StreamHealth.State.STOPPED) {
      next.remove(health.camera());
    } else {
      next.put(health.camera(), health);
    }
    return new Eyes(worker, next, footprints, cells, viewers, marks);
  }

  Eyes ground(Footprint footprint) {
    SortedMap<CameraId, Footprint> next = new TreeMap<>(footprints);
    next.put(footprint.camera(), footprint);
    return new Eyes(worker, streams, next, cells, viewers, marks);
  }

  Eyes looked(CellReport report) {
    if (report.cells().isEmpty()) {
      return this;
    }
    LocalFrame frame = new LocalFrame(report.gridOrigin());
    SortedMap<String, CellView> next = new TreeMap<>(cells);
    for (Cell cell : report.cells()) {
      next.put(
          cell.column() + "," + cell.row(),
          new CellView(
              frame.toLatLon(
                  new io.skybeat.core.geo.Enu(
                      (cell.column() + 0.5) * report.cellSizeM(),
                      (cell.row() + 0.5) * report.cellSizeM(),
                      0)),
              cell.persons(),
              cell.personsPerM2(),
              cell.atLeast(),
              report.camera(),
              report.frameAt()));
    }
    if (next.size() > MAX_CELLS) {
      next.values().removeIf(cell -> old(cell, report.frameAt()));
    }
    return new Eyes(worker, streams, footprints, next, viewers, marks);
  }

  Eyes watching(CameraId camera, int change) {
    SortedMap<CameraId, Integer> next = new TreeMap<>(viewers);
    int count = Math.max(0, next.getOrDefault(camera, 0) + change);
    if (count == 0) {
      next.remove(camera);
    } else {
      next.put(camera, count);
    }
    return new Eyes(worker, streams, footprints, cells, next, marks);
  }

  /** Without what is too old to be shown; the same object when nothing is. */
  Eyes at(Instant now) {
    boolean staleCells = cells.values().stream().anyMatch(cell -> old(cell, now));
    boolean staleGround = footprints.values().stream().anyMatch(print -> old(print, now));
    if (!staleCells && !staleGround) {
      return this;
    }
    SortedMap<String, CellView> nextCells = new TreeMap<>(cells);
    nextCells.values().removeIf(cell -> old(cell, now));
    SortedMap<CameraId, Footprint> nextGround = new TreeMap<>(footprints);
    nextGround.values().removeIf(print -> old(print, now));
    return new Eyes(worker, streams, nextGround, nextCells, viewers, marks);
  }

  private static boolean old(CellView cell, Instant now) {
    return cell.seenAt().plus(CELLS_KEPT).isBefore(now);
  }

  private static boolean old(Footprint print, Instant now) {
    return print.frameAt().plus(FOOTPRINT_KEPT).isBefore(now);
  }
}
