package io.skybeat.missions.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Violations as they are found; of one rule on one leg only the worst is kept. */
final class Findings {
  private record Entry(double severity, Violation violation) {}

  private final Map<String, Entry> worst = new LinkedHashMap<>();

  /** Keeps a violation; the larger {@code severity}, the worse. */
  void add(double severity, String where, String rule, String figure, String limit) {
    String key = where.replaceFirst(" after [0-9.]+ m$", "") + "\n" + rule;
    Entry known = worst.get(key);
    if (known == null || severity > known.severity()) {
      worst.put(key, new Entry(severity, new Violation(where, rule, figure, limit)));
    }
  }

  List<Violation> violations() {
    List<Violation> all = new ArrayList<>();
    worst.values().forEach(entry -> all.add(entry.violation()));
    return all;
  }
}
