package io.skybeat.station.sortie;

import io.skybeat.missions.schedule.MissedSlots;
import io.skybeat.missions.schedule.MissedSlots.Policy;
import io.skybeat.station.event.Phase;
import io.skybeat.station.room.SortieView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How late a sortie may start, by the timetable's policy for missed slots. */
record Lateness(SortieTerms terms) {
  /**
   * The last moment at which it may start.
   *
   * @param at that moment
   * @param why no later, a sentence; empty: because of the patience of every sortie
   */
  record Latest(Instant at, Optional<String> why) {}

  Latest of(Sortie sortie, Sorties all) {
    SortieView view = sortie.view();
    Instant patient = view.startsAt().plus(terms.flight().patience());
    MissedSlots missed = terms.timetable().missed();
    boolean resumes = view.assignment().resumes().isPresent();
    boolean planned = view.assignment().slot().isPresent() && missed.policy() != Policy.SKIP;
    if (!planned && !resumes) {
      return new Latest(patient.plus(turn(sortie, all)), Optional.empty());
    }
    Instant tolerated = view.startsAt().plus(missed.latest());
    Optional<Sortie> next = next(sortie, all);
    Duration cycle = terms.planning().cycle(sortie.drone(), view.route());
    Optional<Instant> free = next.map(one -> one.view().startsAt().minus(cycle));
    Instant last = free.isPresent() && free.get().isBefore(tolerated) ? free.get() : tolerated;
    if (last.isBefore(patient)) {
      return new Latest(patient, Optional.empty());
    }
    String clock = last.truncatedTo(ChronoUnit.SECONDS).toString();
    String why =
        last.equals(tolerated)
            ? "not flown later than " + clock
            : "not flown later than "
                + clock
                + ": "
                + sortie.drone()
                + " flies "
                + next.orElseThrow().id()
                + " next";
    return new Latest(last, Optional.of(why));
  }

  /** A flight that a person has ordered waits its turn while others of ours are in the air. */
  private Duration turn(Sortie sortie, Sorties all) {
    boolean ordered = sortie.view().assignment().slot().isEmpty() && sortie.look().isEmpty();
    return all.open().stream()
        .filter(other -> ordered && other.phase().committed())
        .filter(other -> !other.drone().equals(sortie.drone()))
        .map(other -> terms.planning().flight(other.view().route()))
        .reduce(Duration.ZERO, (one, two) -> one.compareTo(two) >= 0 ? one : two);
  }

  /** What the same drone is to fly after it. */
  private static Optional<Sortie> next(Sortie sortie, Sorties all) {
    return all.open().stream()
        .filter(other -> other.drone().equals(sortie.drone()))
        .filter(other -> other.view().startsAt().isAfter(sortie.view().startsAt()))
        .findFirst();
  }

  /** The newer sortie of the same line that makes up for this one too. */
  Optional<Sortie> madeUpBy(Sortie sortie, Sorties all, Instant at) {
    Optional<String> slot = sortie.view().assignment().slot();
    if (slot.isEmpty() || terms.timetable().missed().policy() != Policy.CATCH_UP) {
      return Optional.empty();
    }
    return all.open().stream()
        .filter(other -> other.view().assignment().slot().equals(slot))
        .filter(other -> other.view().startsAt().isAfter(sortie.view().startsAt()))
        .filter(other -> !other.view().startsAt().isAfter(at))
        .filter(other -> other.phase().compareTo(Phase.ARMING) < 0)
        .reduce((one, later) -> later);
  }
}
