package io.skybeat.station.watch;

import io.skybeat.core.flight.SortieId;
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
 * @param gaps what was decided last about a place that is left alone for too long
 */
public record Looks(SortedMap<String, List<Look>> byArea, SortedMap<String, Decided> gaps) {
  public static final Looks NONE = new Looks(new TreeMap<>(), new TreeMap<>());
  private static final Duration KEPT = Duration.ofHours(26);

  public Looks {
    byArea = Collections.unmodifiableSortedMap(new TreeMap<>(byArea));
    gaps = Collections.unmodifiableSortedMap(new TreeMap<>(gaps));
  }

  /** A time without a look. */
  public record Alone(Instant from, Instant until) {
    public Duration length() {
      return Duration.between(from, until);
    }
  }

  /**
   * What is done about a place that is left alone.
   *
   * @param at when that was decided
   * @param why in words
   * @param by the sortie that looks at it next, where one does
   */
  public record Decided(Instant at, String why, Optional<SortieId> by) {}

  /** What was decided last about a place that was left alone for too long. */
  public Optional<Decided> decided(String area) {
    return Optional.ofNullable(gaps.get(area));
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
    if (fact instanceof Fact.GapDecided gap) {
      SortedMap<String, Decided> now = new TreeMap<>(gaps);
      now.put(gap.area(), new Decided(gap.at(), gap.reason(), gap.by()));
      return new Looks(byArea, now);
    }
    if (!(fact instanceof Fact.PlaceWatched watched)) {
      return this;
    }
    List<Look> looks = new ArrayList<>(of(watched.area()));
    looks.removeIf(look -> look.until().plus(KEPT).isBefore(fact.at()));
    looks.add(new Look(watched.from(), watched.until()));
    SortedMap<String, List<Look>> next = new TreeMap<>(byArea);
    next.put(watched.area(), List.copyOf(looks));
    return new Looks(next, gaps);
  }
}
