package io.skybeat.missions.day;

import io.skybeat.core.flight.SortieId;
import io.skybeat.missions.check.CheckReport;
import io.skybeat.missions.check.Look;
import io.skybeat.missions.check.Violation;
import io.skybeat.missions.day.Overlap.Span;
import io.skybeat.missions.plan.Area;
import io.skybeat.missions.schedule.Calendar;
import io.skybeat.missions.schedule.Timetable;
import io.skybeat.missions.schedule.WatchedPlace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How long each place is left alone. A place is looked at from the first to the last moment at
 * which a sortie has any of it in the picture, provided that the sortie covers enough of it. Where
 * no gap is allowed it stays on watch afterwards.
 *
 * @param stays how long each sortie stays on watch
 */
record WatchGaps(
    Timetable timetable,
    Map<String, CheckReport> reports,
    double minShare,
    LocalDate date,
    List<Assigned> sorties,
    Map<SortieId, Duration> stays) {

  /** The longest gap of each area; what is longer than allowed goes to {@code into}. */
  List<Gap> of(List<Area> areas, List<Violation> into) {
    List<Gap> gaps = new ArrayList<>();
    for (Area area : areas) {
      List<WatchedPlace> wanted =
          timetable.places().stream().filter(place -> place.area().equals(area.id())).toList();
      if (wanted.isEmpty()) {
        gaps.add(whole(area.id()));
      }
      for (WatchedPlace place : wanted) {
        judge(place, gaps, into);
      }
    }
    for (WatchedPlace place : timetable.places()) {
      if (areas.stream().noneMatch(area -> area.id().equals(place.area()))) {
        into.add(
            new Violation(
                "place " + place.area(), "unwatched", "no such place", "an id of areas.yaml"));
      }
    }
    return gaps;
  }

  private Gap whole(String area) {
    return longest(
        area, looks(area, minShare, false), window(Calendar.Hours.ALL), Optional.empty());
  }

  private void judge(WatchedPlace place, List<Gap> gaps, List<Violation> into) {
    boolean gapless = place.maxGap().filter(Duration::isZero).isPresent();
    List<Span> looks = looks(place.area(), place.minShare().orElse(minShare), gapless);
    Optional<Gap> worst = Optional.empty();
    for (Calendar.Hours day : timetable.calendar().hours(place.days(), date)) {
      List<Calendar.Hours> hours = place.hours().isEmpty() ? List.of(day) : place.hours();
      for (Calendar.Hours part : hours) {
        Optional<Span> window = both(window(day), window(part));
        if (window.isPresent()) {
          Gap gap = longest(place.area(), looks, window.get(), place.maxGap());
          if (worst.isEmpty() || gap.length().compareTo(worst.get().length()) > 0) {
            worst = Optional.of(gap);
          }
          if (gapless) {
            relief(place, looks, window.get(), into);
          }
        }
      }
    }
    worst.ifPresent(gaps::add);
    if (worst.isPresent()
        && place.maxGap().isPresent()
        && worst.get().length().compareTo(place.maxGap().get()) > 0) {
      Gap gap = worst.get();
      into.add(
          new Violation(
              "place " + place.area(),
              "unwatched",
              minutes(gap.length())
                  + " from "
                  + Roster.clock(gap.from(), timetable)
                  + " to "
                  + Roster.clock(gap.until(), timetable)
                  + (gap.looks() == 0 ? ", not looked at at all" : ""),
              minutes(place.maxGap().get())));
    }
  }

  /** Where the next drone must come before the last one leaves. */
  private void relief(WatchedPlace place, List<Span> looks, Span window, List<Violation> into) {
    for (int i = 0; i + 1 < looks.size(); i++) {
      Span look = looks.get(i);
      Duration both = Duration.between(looks.get(i + 1).from(), look.until());
      boolean matters =
          look.until().isAfter(window.from()) && look.until().isBefore(window.until());
      if (matters && both.compareTo(place.handover()) < 0) {
        Duration lasts = Duration.between(look.from(), look.until());
        Duration every = lasts.minus(place.handover());
        into.add(
            new Violation(
                "place " + place.area() + " at " + Roster.clock(look.until(), timetable),
                "relief",
                both.isNegative()
                    ? "the next drone comes "
                        + both.negated().toSeconds()
                        + " s after the last left"
                    : "both see it for " + both.toSeconds() + " s",
                "both for "
                    + place.handover().toSeconds()
                    + " s: a look lasts "
                    + lasts.toSeconds()
                    + " s, so "
                    + (every.isNegative() || every.isZero()
                        ? "the route must stay longer"
                        : "a start every " + every.toSeconds() + " s")));
        return;
      }
    }
  }

  private List<Span> looks(String area, double share, boolean gapless) {
    List<Span> looks = new ArrayList<>();
    for (Assigned one : sorties) {
      CheckReport report = reports.get(one.sortie().route());
      if (report == null) {
        continue;
      }
      for (Look look : report.looks()) {
        if (look.area().equals(area) && look.share() >= share) {
          Instant start = one.sortie().startsAt();
          looks.add(
              new Span(
                  start.plusMillis(Math.round(1000 * look.fromS())),
                  start
                      .plusMillis(Math.round(1000 * look.toS()))
                      .plus(
                          gapless
                              ? stays.getOrDefault(one.sortie().id(), Duration.ZERO)
                              : Duration.ZERO)));
        }
      }
    }
    looks.sort(Comparator.comparing(Span::from));
    return looks;
  }

  private static Gap longest(String area, List<Span> looks, Span window, Optional<Duration> limit) {
    Instant seenUntil = window.from();
    Instant gapFrom = window.from();
    Instant gapUntil = window.from();
    int count = 0;
    for (Span look : looks) {
      if (!look.until().isAfter(window.from()) || !look.from().isBefore(window.until())) {
        continue;
      }
      count++;
      if (Duration.between(seenUntil, look.from()).compareTo(Duration.between(gapFrom, gapUntil))
          > 0) {
        gapFrom = seenUntil;
        gapUntil = look.from();
      }
      seenUntil = look.until().isAfter(seenUntil) ? look.until() : seenUntil;
    }
    if (Duration.between(seenUntil, window.until()).compareTo(Duration.between(gapFrom, gapUntil))
        > 0) {
      gapFrom = seenUntil;
      gapUntil = window.until();
    }
    return new Gap(area, gapFrom, gapUntil, count, limit);
  }

  private Span window(Calendar.Hours hours) {
    return new Span(
        date.atTime(hours.from()).atZone(timetable.zone()).toInstant(),
        hours
            .until()
            .map(time -> date.atTime(time).atZone(timetable.zone()))
            .orElse(date.plusDays(1).atStartOfDay(timetable.zone()))
            .toInstant());
  }

  private static Optional<Span> both(Span one, Span other) {
    Instant from = one.from().isAfter(other.from()) ? one.from() : other.from();
    Instant until = one.until().isBefore(other.until()) ? one.until() : other.until();
    return from.isBefore(until) ? Optional.of(new Span(from, until)) : Optional.empty();
  }

  private static String minutes(Duration duration) {
    return String.format(Locale.ROOT, "%.1f min", duration.toMillis() / 60_000.0);
  }
}
