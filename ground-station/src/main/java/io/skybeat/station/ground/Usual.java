package io.skybeat.station.ground;

import io.skybeat.core.flight.Origin;
import io.skybeat.station.event.AreaSeen;
import io.skybeat.station.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What each area holds at each hour of the week, from the last eight weeks. Weeks are counted in
 * UTC, so that where clocks are put forward and back, an hour is held against its neighbour for a
 * while.
 *
 * @param byArea hours in which it was seen, in order
 */
public record Usual(SortedMap<String, List<Hour>> byArea) {
  public static final Usual NOTHING = new Usual(new TreeMap<>());

  private static final Duration KEPT = Duration.ofDays(7 * 8).plusHours(1);
  private static final long WEEK_H = 7 * 24;

  /** Fewer weeks, or less time in all, and nothing is called usual. */
  private static final int LEAST_WEEKS = 3;

  private static final double LEAST_S = 30;

  /** Of a normal distribution, the deviation that belongs to a median absolute deviation of one. */
  private static final double SIGMA_PER_MAD = 1.4826;

  private static final double SIGMAS = 3;
  private static final double LEAST_SHARE = 0.3;
  private static final double LEAST_PER_M2 = 0.05;

  /**
   * An area in one hour.
   *
   * @param hour its beginning, UTC
   * @param seconds how long some of it was looked at
   * @param personsPerM2 mean over that time
   */
  public record Hour(Instant hour, Origin origin, double seconds, double personsPerM2) {}

  /**
   * What is usual: weighted median, and three deviations to each side.
   *
   * @param weeks how many weeks it rests on
   * @param seconds how long was looked at in them
   */
  public record Range(double low, double median, double high, int weeks, double seconds) {}

  public Usual {
    byArea = Collections.unmodifiableSortedMap(new TreeMap<>(byArea));
  }

  /** After a fact. */
  public Usual evolve(Fact fact) {
    if (!(fact instanceof Fact.GroundKept kept)) {
      return this;
    }
    SortedMap<String, List<Hour>> next = new TreeMap<>(byArea);
    Instant hour = kept.minute().truncatedTo(ChronoUnit.HOURS);
    for (AreaSeen seen : kept.areas()) {
      List<Hour> hours = new ArrayList<>();
      Hour now = new Hour(hour, kept.origin(), seen.seconds(), seen.personsPerM2());
      for (Hour one : next.getOrDefault(seen.area(), List.of())) {
        if (one.hour().equals(hour) && one.origin() == kept.origin()) {
          now = sum(one, now);
        } else if (one.hour().plus(KEPT).isAfter(hour)) {
          hours.add(one);
        }
      }
      hours.add(now);
      hours.sort(Comparator.comparing(Hour::hour).thenComparing(Hour::origin));
      next.put(seen.area(), List.copyOf(hours));
    }
    return new Usual(next);
  }

  private static Hour sum(Hour a, Hour b) {
    double all = a.seconds() + b.seconds();
    double mean = (a.seconds() * a.personsPerM2() + b.seconds() * b.personsPerM2()) / all;
    return new Hour(a.hour(), a.origin(), all, mean);
  }

  /** What {@code area} holds at the hour of {@code at}, by the weeks before; empty: too few. */
  public Optional<Range> at(String area, Origin origin, Instant at) {
    Instant hour = at.truncatedTo(ChronoUnit.HOURS);
    List<Hour> same =
        byArea.getOrDefault(area, List.of()).stream()
            .filter(one -> one.origin() == origin && one.hour().isBefore(hour))
            .filter(one -> Duration.between(one.hour(), hour).toHours() % WEEK_H == 0)
            .toList();
    double seconds = same.stream().mapToDouble(Hour::seconds).sum();
    if (same.size() < LEAST_WEEKS || seconds < LEAST_S) {
      return Optional.empty();
    }
    double median = median(same, Hour::personsPerM2);
    double mad = median(same, one -> Math.abs(one.personsPerM2() - median));
    double half =
        Math.max(SIGMAS * SIGMA_PER_MAD * mad, Math.max(LEAST_SHARE * median, LEAST_PER_M2));
    return Optional.of(
        new Range(Math.max(0, median - half), median, median + half, same.size(), seconds));
  }

  /** Weighted by the time that was looked at. */
  private static double median(List<Hour> hours, ToDoubleFunction<Hour> value) {
    List<Hour> sorted = new ArrayList<>(hours);
    sorted.sort(Comparator.comparingDouble(value));
    double half = hours.stream().mapToDouble(Hour::seconds).sum() / 2;
    double sum = 0;
    for (Hour one : sorted) {
      sum += one.seconds();
      if (sum >= half) {
        return value.applyAsDouble(one);
      }
    }
    return value.applyAsDouble(sorted.get(sorted.size() - 1));
  }
}
