package io.skybeat.simulator.day;

import io.skybeat.missions.schedule.Timetable;
import io.skybeat.missions.schedule.WatchedPlace;
import io.skybeat.missions.schedule.Window;
import io.skybeat.station.event.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What must be true of places that may not be left alone: once one is, for longer than allowed, the
 * journal says what is done about it, or why nothing is.
 */
final class GapBook {
  /** A look may be a minute late, and its sortie half a minute more. */
  private static final Duration SAID_WITHIN = Duration.ofMinutes(2);

  private final Timetable timetable;
  private final Checks checks;
  private final SortedMap<String, Instant> seenUntil = new TreeMap<>();
  private final SortedMap<String, Instant> saidAt = new TreeMap<>();
  private Optional<Instant> begins = Optional.empty();
  private long relieved;

  GapBook(Timetable timetable, Checks checks) {
    this.timetable = timetable;
    this.checks = checks;
  }

  /** How often a drone on watch was relieved. */
  long relieved() {
    return relieved;
  }

  /** Back to an empty journal. */
  void begin() {
    seenUntil.clear();
    saidAt.clear();
    begins = Optional.empty();
  }

  /** A fact of the journal; {@code now}: it was noted this moment, not replayed. */
  void take(Fact fact, boolean now) {
    if (fact instanceof Fact.PlaceWatched watched) {
      seenUntil.merge(watched.area(), watched.until(), (a, b) -> a.isAfter(b) ? a : b);
    } else if (fact instanceof Fact.GapDecided gap) {
      saidAt.put(gap.area(), gap.at());
    } else if (fact instanceof Fact.SortiePlanned planned) {
      Instant start = planned.startsAt();
      begins = Optional.of(begins.filter(first -> !start.isBefore(first)).orElse(start));
    } else if (now && fact instanceof Fact.LookEnded ended && ended.then().equals("home")) {
      relieved += ended.actor().name().equals("relief") ? 1 : 0;
    }
  }

  /** The station has looked at the time; {@code watched}: the places that somebody looks at. */
  void due(Instant at, SortedSet<String> watched) {
    for (WatchedPlace place : timetable.places()) {
      Optional<Window> window = Window.at(place, timetable, at);
      if (place.maxGap().isEmpty() || window.isEmpty() || watched.contains(place.area())) {
        continue;
      }
      Instant known = seenUntil.getOrDefault(place.area(), begins.orElse(at));
      Instant seen = known.isBefore(window.get().from()) ? window.get().from() : known;
      Instant limit = seen.plus(place.maxGap().get()).plus(SAID_WITHIN);
      boolean said =
          Optional.ofNullable(saidAt.get(place.area()))
              .map(one -> !one.isBefore(seen))
              .orElse(false);
      checks.hold(
          "gap-is-said",
          said || at.isBefore(limit) || !limit.isBefore(window.get().until()),
          () -> place.area() + " was seen last at " + seen + ", and nothing is said of it");
    }
  }
}
