package io.skybeat.station.sortie;

import io.skybeat.core.flight.SortieId;
import io.skybeat.missions.check.CheckReport;
import io.skybeat.missions.check.Look;
import io.skybeat.missions.schedule.WatchedPlace;
import io.skybeat.station.event.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the sorties that are planned or under way look at a place next, by their routes. */
record Prospects(SortieTerms terms) {
  /** So much later than planned a look still may come. */
  private static final Duration LATE = Duration.ofSeconds(30);

  /**
   * A look that is to come.
   *
   * @param sortie whose
   * @param at when it begins
   */
  record Next(SortieId sortie, Instant at) {}

  /** The first one; empty: none is planned. */
  Optional<Next> next(WatchedPlace place, Sorties sorties, Instant now) {
    return next(place, sorties, now, Optional.empty());
  }

  /** The first one of another sortie than that. */
  Optional<Next> next(WatchedPlace place, Sorties sorties, Instant now, Optional<SortieId> except) {
    Next first = null;
    for (Sortie sortie : sorties.open()) {
      if (except.equals(Optional.of(sortie.id()))) {
        continue;
      }
      Optional<Instant> at = look(place, sortie, now);
      if (at.isPresent() && (first == null || at.get().isBefore(first.at()))) {
        first = new Next(sortie.id(), at.get());
      }
    }
    return Optional.ofNullable(first);
  }

  private Optional<Instant> look(WatchedPlace place, Sortie sortie, Instant now) {
    boolean onRoute = sortie.drawn().isEmpty() && sortie.cutShort().isEmpty();
    Optional<Look> seen = onRoute ? seen(place, sortie.view().route()) : Optional.empty();
    if (seen.isEmpty() || sortie.phase() == Phase.RETURNING || sortie.phase() == Phase.LANDING) {
      return Optional.empty();
    }
    Duration flown = Duration.ofMillis(Math.round(1000 * seen.get().fromS()));
    if (!sortie.phase().airborne()) {
      Instant start = sortie.view().startsAt();
      return Optional.of((start.isBefore(now) ? now : start).plus(flown));
    }
    Instant at = sortie.view().tookOffAt().orElse(now).plus(flown);
    return at.plus(LATE).isBefore(now) ? Optional.empty() : Optional.of(at);
  }

  /** How the route looks at the place; empty: it does not see enough of it. */
  Optional<Look> seen(WatchedPlace place, String route) {
    CheckReport report = terms.planning().reports().get(route);
    double least = place.minShare().orElse(terms.planning().check().limits().camera().minShare());
    return report == null
        ? Optional.empty()
        : report.looks().stream()
            .filter(look -> look.area().equals(place.area()) && look.share() >= least)
            .findFirst();
  }
}
