package io.skybeat.station.alert;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.KnownHeat;
import io.skybeat.missions.plan.Landmark;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What alerts are judged by.
 *
 * @param areas watched places with their levels
 * @param knownHeat registered heat
 * @param landmarks what alerts are named after
 * @param personsLimits persons in one picture at which an unplaced camera raises yellow
 */
public record AlertTerms(
    List<Area> areas,
    List<KnownHeat> knownHeat,
    List<Landmark> landmarks,
    SortedMap<CameraId, Integer> personsLimits) {
  public AlertTerms {
    areas = List.copyOf(areas);
    knownHeat = List.copyOf(knownHeat);
    landmarks = List.copyOf(landmarks);
    personsLimits = Collections.unmodifiableSortedMap(new TreeMap<>(personsLimits));
  }
}
