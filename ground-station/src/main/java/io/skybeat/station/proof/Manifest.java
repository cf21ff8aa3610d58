package io.skybeat.station.proof;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.Sighting;
import io.skybeat.station.event.Fact;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an item of evidence says of itself; as canonical JSON it is what is signed.
 *
 * @param format {@value #FORMAT}
 * @param number in the station's chain
 * @param origin live, drill, simulated or replayed: never to be mixed
 * @param alert as it was raised: kind, level, place with CE90, area, drone's camera, sortie, reason
 * @param sighting what it was raised on: model with the hash of its weights, boxes, place
 * @param clip what is filmed, with trigger, clock quality, pose and analytics' thresholds; empty:
 *     {@code noClip} says why
 * @param lens calibration of the camera
 * @param clocks whose times these are
 * @param thresholds that the station judged by
 * @param software versions by program
 * @param files of the item
 * @param previous link of the entry before in the chain
 * @param key which key signs: hash of the public one
 */
public record Manifest(
    String format,
    String station,
    long number,
    Instant sealedAt,
    Origin origin,
    Fact.AlertRaised alert,
    Optional<Sighting> sighting,
    Optional<ClipReport> clip,
    Optional<String> noClip,
    Optional<Lens> lens,
    SortedMap<String, String> clocks,
    SortedMap<String, String> thresholds,
    SortedMap<String, String> software,
    List<FileEntry> files,
    String previous,
    String key) {
  public static final String FORMAT = "skybeat-evidence-1";

  /** Its file in an item's folder; the signature lies beside it. */
  public static final String FILE = "manifest.json";

  public Manifest {
    clocks = Collections.unmodifiableSortedMap(new TreeMap<>(clocks));
    thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
    software = Collections.unmodifiableSortedMap(new TreeMap<>(software));
    files = List.copyOf(files);
  }
}
