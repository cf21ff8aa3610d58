package io.skybeat.station.vault;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.station.port.EvidenceArchive;
import io.skybeat.station.proof.Manifest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a manifest says of clocks and programs, and what is shown of it. */
final class ManifestWords {
  private ManifestWords() {}

  /** Whose times stand in the manifest, and how they came about. */
  static SortedMap<String, String> clocks(Optional<ClipReport> clip) {
    SortedMap<String, String> clocks = new TreeMap<>();
    clocks.put(
        "station",
        "raisedAt and sealedAt: the clock of the station's machine, UTC; the station does not check"
            + " it against another clock");
    Optional<ClipReport.Trigger> trigger = clip.flatMap(ClipReport::trigger);
    clocks.put(
        "capture",
        trigger
            .map(
                one ->
                    switch (one.quality()) {
                      case SYNCHRONISED ->
                          "the camera's own time by its RTCP sender reports, within 1 s of ours";
                      case UNSYNCHRONISED ->
                          "the camera's time by its RTCP sender reports, less its offset from ours";
                      case ARRIVAL -> "arrival at analytics: the camera tells no time";
                    })
            .orElse("not known: the triggering frame is not recorded"));
    trigger.ifPresent(one -> clocks.put("captureQuality", one.quality().name()));
    trigger.ifPresent(one -> clocks.put("cameraMinusOursS", Double.toString(one.offsetS())));
    return clocks;
  }

  static SortedMap<String, String> software(String station, String version, String analytics) {
    SortedMap<String, String> software = new TreeMap<>();
    software.put("station", "skybeat " + version + " (" + station + ")");
    software.put("analytics", analytics.isEmpty() ? "not connected when sealed" : analytics);
    software.put("java", System.getProperty("java.vm.version", "unknown"));
    return software;
  }

  /** Where in the clip the triggering frame is shown, seconds. */
  static Optional<Double> triggerS(ClipReport clip) {
    return clip.trigger()
        .map(
            trigger ->
                Duration.between(clip.film().orElseThrow().firstAt(), trigger.at()).toMillis()
                    / 1e3);
  }

  /** What is shown of an item, not on hold and not erased. */
  static EvidenceArchive.Item item(Manifest manifest, String sha256) {
    Optional<ClipReport.Film> film = manifest.clip().flatMap(ClipReport::film);
    return new EvidenceArchive.Item(
        manifest.alert().alert(),
        manifest.number(),
        manifest.sealedAt(),
        manifest.origin(),
        film.isPresent(),
        manifest.clip().map(ClipReport::complete).orElse(false),
        manifest.clip().map(ClipReport::gaps).orElse(List.of()),
        manifest.noClip(),
        manifest.clip().flatMap(ManifestWords::triggerS),
        film.map(ClipReport.Film::bytes).orElse(0L),
        sha256,
        false,
        Optional.empty(),
        Optional.empty());
  }
}
