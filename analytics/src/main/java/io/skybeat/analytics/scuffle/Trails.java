package io.skybeat.analytics.scuffle;

import io.skybeat.analytics.tracking.Track;
import io.skybeat.core.geo.Enu;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Where followed persons stood in the last seconds. Not thread-safe. */
final class Trails {
  private static final double KEPT_S = 20;

  /** Who is no farther off has not left. */
  private static final double STAYS_WITHIN_M = 2;

  /** Closing in is told over so long: a person is looked at about once a second. */
  private static final double LEAST_S = 0.8;

  private static final double MOST_S = 3;

  /** Nobody is believed to run faster: two persons were taken for one. */
  private static final double FASTEST_MPS = 6;

  private record Step(Instant at, Enu where) {}

  /**
   * From this much of a standing person's height squared a box holds two: of boxes of one person
   * nine in ten have less than 0.7, those of two in a grip have 0.85 at the median (four simulated
   * evenings, persons of 35 to 46 px).
   */
  private static final double BULK_OF_TWO = 0.7;

  private static final double BULK_FOLLOWS = 0.35;

  private final SortedMap<Long, Deque<Step>> steps = new TreeMap<>();
  private final SortedMap<Long, Double> bulks = new TreeMap<>();

  /**
   * Takes who is followed.
   *
   * @param tallPx how tall a person stands in the picture at a track's place; 0 where unknown
   */
  void see(Instant at, List<Track> persons, ToDoubleFunction<Track> tallPx) {
    for (Track one : persons) {
      Deque<Step> trail = steps.computeIfAbsent(one.id(), id -> new ArrayDeque<>());
      if (trail.isEmpty() || trail.peekLast().at().isBefore(one.lastSeen())) {
        trail.addLast(new Step(one.lastSeen(), one.where()));
        grow(one, tallPx.applyAsDouble(one));
      }
    }
    steps.values().forEach(t -> t.removeIf(step -> seconds(step.at(), at) > KEPT_S));
    steps.values().removeIf(Deque::isEmpty);
    bulks.keySet().retainAll(steps.keySet());
  }

  private void grow(Track one, double tallPx) {
    if (tallPx > 0) {
      double bulk = one.box().width() * one.box().height() / (tallPx * tallPx);
      bulks.merge(one.id(), bulk, (was, is) -> was + BULK_FOLLOWS * (is - was));
    }
  }

  /** Whether {@code person} is lately too big for one: two in a grip are one box. */
  boolean two(Track person) {
    return bulks.getOrDefault(person.id(), 0.0) >= BULK_OF_TWO;
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

  /** How long {@code person} has been at {@code where} without leaving, seconds. */
  double stayedS(Track person, Enu where, Instant at) {
    double stayed = 0;
    Iterator<Step> back = steps.getOrDefault(person.id(), new ArrayDeque<>()).descendingIterator();
    while (back.hasNext()) {
      Step step = back.next();
      if (step.where().minus(where).horizontal() > STAYS_WITHIN_M) {
        break;
      }
      stayed = seconds(step.at(), at);
    }
    return stayed;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
