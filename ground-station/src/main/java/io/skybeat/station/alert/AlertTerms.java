package io.skybeat.station.alert;

import io.skybeat.core.sighting.CameraId;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.plan.KnownHeat;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What alerts are judged by.
 *
 * @param areas watched places with their levels
 * @param knownHeat registered heat
 * @param personsLimits persons in one picture at which an unplaced camera raises yellow
 */
public record AlertTerms(
    List<Area> areas, List<KnownHeat> knownHeat, SortedMap<CameraId, Integer> personsLimits) {
  public AlertTerms {
    areas = List.copyOf(areas);
    knownHeat = List.copyOf(knownHeat);
    personsLimits = Collections.unmodifiableSortedMap(new TreeMap<>(personsLimits));
  }
}
