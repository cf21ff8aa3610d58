package io.skybeat.analytics.scuffle;

import io.skybeat.analytics.tracking.Track;
import io.skybeat.core.geo.Enu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where followed persons stood in the last seconds. Not thread-safe. */
final class Trails {
  private static final double KEPT_S = 5;

  /** Closing in is told over so long: a person is looked at about once a second. */
  private static final double LEAST_S = 0.8;

  private static final double MOST_S = 3;

  /** Nobody is believed to run faster: two persons were taken for one. */
  private static final double FASTEST_MPS = 6;

  private record Step(Instant at, Enu where) {}

  private final SortedMap<Long, Deque<Step>> steps = new TreeMap<>();

  void see(Instant at, List<Track> persons) {
    for (Track one : persons) {
      Deque<Step> trail = steps.computeIfAbsent(one.id(), id -> new ArrayDeque<>());
      if (trail.isEmpty() || trail.peekLast().at().isBefore(one.lastSeen())) {
        trail.addLast(new Step(one.lastSeen(), one.where()));
      }
    }
    steps.values().forEach(t -> t.removeIf(step -> seconds(step.at(), at) > KEPT_S));
    steps.values().removeIf(Deque::isEmpty);
  }

  /** How fast {@code person} lately came nearer to {@code where}, metres a second; 0 if not. */
  double closingMps(Track person, Enu where) {
    double fastest = 0;
    for (Step step : steps.getOrDefault(person.id(), new ArrayDeque<>())) {
      double overS = seconds(step.at(), person.lastSeen());
      if (overS >= LEAST_S && overS <= MOST_S) {
        double nearerM =
            step.where().minus(where).horizontal() - person.where().minus(where).horizontal();
        fastest = Math.max(fastest, nearerM / overS);
      }
    }
    return fastest > FASTEST_MPS ? 0 : fastest;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
