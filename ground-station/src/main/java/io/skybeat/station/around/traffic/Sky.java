package io.skybeat.station.around.traffic;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.geo.LatLon;
import io.skybeat.station.around.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The aircraft that were told of lately.
 *
 * @param byAddress ordered; a simulated one stands apart from a real one of the same address
 */
public record Sky(SortedMap<String, Aircraft> byAddress) {
  public static final Sky EMPTY = new Sky(new TreeMap<>());

  /** Heard of longer ago, it is forgotten. */
  public static final Duration KEPT = Duration.ofMinutes(2);

  /** Farther off, none can be near within any time that is looked ahead. */
  private static final double REACH_M = 60_000;

  private static final int MOST = 500;

  /** So much wider than the limits a way must be free to be taken again. */
  private static final double FREE_AGAIN = 1.3;

  public Sky {
    byAddress = Collections.unmodifiableSortedMap(byAddress);
  }

  /** With what a message tells. */
  public Sky told(AircraftReport report) {
    String key = report.address() + (report.simulated() ? " simulated" : "");
    Aircraft before = byAddress.get(key);
    if (before == null && (report.where().isEmpty() || byAddress.size() >= MOST)) {
      // Of one without a place nothing can be judged; and of more than fly within reach somebody
      // makes them up: what is known already is worth more.
      return this;
    }
    SortedMap<String, Aircraft> next = new TreeMap<>((Map<String, Aircraft>) byAddress);
    next.put(key, before == null ? Aircraft.first(report) : before.told(report));
    return new Sky(next);
  }

  /**
   * Likewise, leaving out what flies out of reach of {@code centre}: a good receiver hears half a
   * country.
   */
  public Sky told(AircraftReport report, LatLon centre) {
    boolean far =
        report.where().map(where -> Geodesy.distanceM(centre, where) > REACH_M).orElse(false);
    return far ? this : told(report);
  }

  /** Without those not heard of for long; the same object when there is none. */
  public Sky at(Instant now) {
    boolean old = byAddress.values().stream().anyMatch(one -> old(one, now));
    if (!old) {
      return this;
    }
    SortedMap<String, Aircraft> next = new TreeMap<>((Map<String, Aircraft>) byAddress);
    next.values().removeIf(one -> old(one, now));
    return new Sky(next);
  }

  private static boolean old(Aircraft one, Instant now) {
    return one.heardAt().plus(KEPT).isBefore(now) || one.heardAt().isAfter(now.plus(KEPT));
  }

  /**
   * The aircraft that comes too near soonest. A simulated one counts for simulated drones alone.
   *
   * @param origin of the drone
   */
  public Optional<Encounter> nearest(
      Encounter.Own own, Origin origin, TrafficTerms terms, OptionalDouble qnhHpa, Instant now) {
    return byAddress.values().stream()
        .filter(other -> !other.simulated() || origin == Origin.SIMULATED)
        .flatMap(other -> Encounter.between(own, other, terms, qnhHpa, now).stream())
        .min(Comparator.comparingDouble(Encounter::inS).thenComparing(Encounter::aircraft));
  }

  /** Whether nobody is near any more, by wider limits than those that stopped the drone. */
  public boolean free(
      Encounter.Own own, Origin origin, TrafficTerms terms, OptionalDouble qnhHpa, Instant now) {
    return nearest(own, origin, terms.widened(FREE_AGAIN), qnhHpa, now).isEmpty();
  }

  /** The check before a launch. */
  public Finding beforeLaunch(
      Encounter.Own own, Origin origin, TrafficTerms terms, OptionalDouble qnhHpa, Instant now) {
    String limit =
        String.format(
            java.util.Locale.ROOT,
            "%.0f m beside or %.0f m in height for %d s",
            terms.horizontalM(),
            terms.verticalM(),
            terms.within().toSeconds());
    Optional<Encounter> near = nearest(own, origin, terms, qnhHpa, now);
    return new Finding(
        "traffic",
        near.map(Encounter::aircraft).orElse("free sky"),
        near.map(Encounter::age),
        limit,
        near.map(one -> one.words(terms)));
  }
}
