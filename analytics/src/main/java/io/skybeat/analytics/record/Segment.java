package io.skybeat.analytics.record;

import io.skybeat.analytics.video.AccessUnit;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.sighting.CameraId;
import io.skybeat.core.sighting.ClockQuality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The segment that is being written. */
final class Segment {
  private final SegmentFolder folder;
  private final CameraId camera;
  private final Optional<SortieId> sortie;
  private final String previousSha256;
  private final AccessUnit first;
  private final Path path;
  private final SegmentFile file;
  private final UnitLog units;
  private final Map<ClockQuality, Long> clockUnits = new TreeMap<>();
  private AccessUnit last;
  private long count;
  private long damagedUnits;

  /** Begins with the key unit {@code first}, which is still to be added. */
  Segment(
      SegmentFolder folder,
      CameraId camera,
      Optional<SortieId> sortie,
      String previousSha256,
      AccessUnit first)
      throws IOException {
    this.folder = folder;
    this.camera = camera;
    this.sortie = sortie;
    this.previousSha256 = previousSha256;
    this.first = first;
    this.last = first;
    this.path = folder.create(first.time().at());
    this.file = new SegmentFile(path, first);
    this.units = new UnitLog(SegmentFolder.units(path));
    try {
      folder.write(sidecar(false));
    } catch (IOException e) {
      abandon("the disk refused it: " + e.getMessage());
      throw e;
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  Path path() {
    return path;
  }

  void add(AccessUnit unit) throws IOException {
    file.write(unit);
    units.add(unit);
    last = unit;
    count++;
    damagedUnits += unit.damaged() ? 1 : 0;
    clockUnits.merge(unit.time().quality(), 1L, Long::sum);
  }

  /** Whether {@code unit} must open a new segment. */
  boolean endsBefore(AccessUnit unit, int segmentS, Optional<SortieId> flown) {
    return unit.key()
        && (unit.ticks() - first.ticks() >= (long) segmentS * AccessUnit.TICKS_PER_SECOND
            || unit.widthPx() != first.widthPx()
            || unit.heightPx() != first.heightPx()
            || !unit.codecString().equals(first.codecString())
            || !flown.equals(sortie));
  }

  /** Ends the file and writes its sidecar; returns the hash of the file. */
  String finish(String why) throws IOException {
    file.finish();
    units.end(why);
    return folder.seal(sidecar(true)).sha256();
  }

  void abandon(String why) {
    file.abandon();
    units.abandon(why);
  }

  private SegmentSidecar sidecar(boolean complete) {
    ClockQuality clock =
        clockUnits.entrySet().stream()
            .max(Comparator.comparingLong(Map.Entry::getValue))
            .map(Map.Entry::getKey)
            .orElse(first.time().quality());
    return new SegmentSidecar(
        name(),
        camera,
        sortie,
        first.time().at(),
        last.time().at(),
        clock,
        new TreeMap<>(clockUnits),
        last.time().offsetS(),
        first.codec().label(),
        first.codecString(),
        first.widthPx(),
        first.heightPx(),
        count,
        damagedUnits,
        complete,
        0,
        "",
        previousSha256);
  }
}
