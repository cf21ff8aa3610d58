package io.skybeat.simulator.day;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a day went.
 *
 * @param planned sorties of the timetable
 * @param flown how many really took off
 * @param outcomes how many ended in each way
 * @param resumed how the flights ended that flew a broken-off sortie on, beside those planned
 * @param excused why sorties were not flown to their end: reasons with their figures taken out
 * @param longestGapS for each watched place the longest time without a camera on its middle
 * @param faults how many things went wrong, by name
 * @param events that the station's loop took
 * @param facts in the journal
 * @param alerts raised
 * @param alertsByKind likewise by kind: crowd, scuffle, fire, mark
 * @param sightings claimed by analytics and kept
 * @param checks how often each invariant was checked
 * @param digest SHA-256 over the journal and the outcomes
 * @param failure the invariant that broke and how; empty for a good day
 * @param story what happened last before it broke
 */
public record DayResult(
    long seed,
    String profile,
    int planned,
    long flown,
    SortedMap<String, Long> outcomes,
    SortedMap<String, Long> resumed,
    SortedMap<String, Long> excused,
    SortedMap<String, Long> longestGapS,
    SortedMap<String, Long> faults,
    long events,
    long facts,
    long alerts,
    SortedMap<String, Long> alertsByKind,
    long sightings,
    SortedMap<String, Long> checks,
    String digest,
    String failure,
    List<String> story) {
  public DayResult {
    outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
    resumed = Collections.unmodifiableSortedMap(new TreeMap<>(resumed));
    excused = Collections.unmodifiableSortedMap(new TreeMap<>(excused));
    longestGapS = Collections.unmodifiableSortedMap(new TreeMap<>(longestGapS));
    alertsByKind = Collections.unmodifiableSortedMap(new TreeMap<>(alertsByKind));
    faults = Collections.unmodifiableSortedMap(new TreeMap<>(faults));
    checks = Collections.unmodifiableSortedMap(new TreeMap<>(checks));
    story = List.copyOf(story);
  }

  /** True when every invariant held to the end. */
  public boolean good() {
    return failure.isEmpty();
  }

  /** How often any invariant was checked. */
  public long checked() {
    return checks.values().stream().mapToLong(Long::longValue).sum();
  }
}
