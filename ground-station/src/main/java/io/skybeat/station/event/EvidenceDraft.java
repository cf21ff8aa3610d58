package io.skybeat.station.event;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.Sighting;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that the station knows for an item of evidence, before it is sealed.
 *
 * @param raised the alert, as it was raised
 * @param sighting what it was raised on; empty for a judged density without a picture
 * @param clip what analytics told of the clip, whose bytes have arrived when it has a film
 * @param noClip why there is none, where analytics did not say
 * @param lens calibration of the camera
 * @param analytics software of the worker
 * @param thresholds that the station judged by, by name
 */
public record EvidenceDraft(
    Fact.AlertRaised raised,
    Optional<Sighting> sighting,
    Optional<ClipReport> clip,
    Optional<String> noClip,
    Optional<Lens> lens,
    String analytics,
    SortedMap<String, String> thresholds) {
  public EvidenceDraft {
    thresholds = Collections.unmodifiableSortedMap(new TreeMap<>(thresholds));
  }
}
