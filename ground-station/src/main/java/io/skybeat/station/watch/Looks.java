package io.skybeat.station.watch;

import io.skybeat.station.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The looks at each place of the last day and a bit, as the journal has them.
 *
 * @param byArea in the order in which they ended
 */
public record Looks(SortedMap<String, List<Look>> byArea) {
  public static final Looks NONE = new Looks(new TreeMap<>());
  private static final Duration KEPT = Duration.ofHours(26);

  public Looks {
    byArea = Collections.unmodifiableSortedMap(new TreeMap<>(byArea));
  }

  /** A time without a look. */
  public record Alone(Instant from, Instant until) {
    public Duration length() {
      return Duration.between(from, until);
    }
  }

  /** When the place was seen last; empty: not for a day. */
  public Optional<Instant> last(String area) {
    return of(area).stream().map(Look::until).max(Instant::compareTo);
  }

  private List<Look> of(String area) {
    return byArea.getOrDefault(area, List.of());
  }

  /** The longest time without a look within {@code from} to {@code until}. */
  public Alone longest(String area, Instant from, Instant until) {
    List<Look> looks = new ArrayList<>(of(area));
    looks.sort((a, b) -> a.from().compareTo(b.from()));
    Alone longest = new Alone(from, from);
    Instant seen = from;
    for (Look look : looks) {
      if (look.until().isAfter(from) && look.from().isBefore(until)) {
        longest = longer(longest, seen, look.from());
        seen = look.until().isAfter(seen) ? look.until() : seen;
      }
    }
    return longer(longest, seen, until);
  }

  private static Alone longer(Alone longest, Instant from, Instant until) {
    boolean more = Duration.between(from, until).compareTo(longest.length()) > 0;
    return more ? new Alone(from, until) : longest;
  }

  /** These after a fact. */
  public Looks evolve(Fact fact) {
    if (!(fact instanceof Fact.PlaceWatched watched)) {
      return this;
    }
    List<Look> looks = new ArrayList<>(of(watched.area()));
    looks.removeIf(look -> look.until().plus(KEPT).isBefore(fact.at()));
    looks.add(new Look(watched.from(), watched.until()));
    SortedMap<String, List<Look>> next = new TreeMap<>(byArea);
    next.put(watched.area(), List.copyOf(looks));
    return new Looks(next);
  }
}
