package io.skybeat.simulator.day;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Counts how often each invariant was checked, and stops the day when one does not hold. */
final class Checks {
  private static final class Count {
    long held;
  }

  private final SortedMap<String, Count> counts = new TreeMap<>();

  /** Must be so; {@code details} are asked for only when it is not. */
  void hold(String invariant, boolean so, Supplier<String> details) {
    counts.computeIfAbsent(invariant, name -> new Count()).held++;
    if (!so) {
      throw new BrokenInvariant(invariant, details.get());
    }
  }

  /** How often each was found to hold. */
  SortedMap<String, Long> counts() {
    SortedMap<String, Long> all = new TreeMap<>();
    counts.forEach((name, count) -> all.put(name, count.held));
    return Collections.unmodifiableSortedMap(all);
  }
}
