package io.skybeat.station.proof;

import io.skybeat.core.clip.BadClip;
import io.skybeat.core.clip.ClipFilm;
import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.clip.ClipUnit;
import io.skybeat.core.clip.Sha256;
import io.skybeat.core.sighting.ClockQuality;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds a clip's bytes against what is told of it: every picture by its hash, the triggering one by
 * time and hash, times against each other.
 */
public final class FilmCheck {
  /** An item is asked to have so much on either side of the trigger. */
  private static final Duration AROUND = Duration.ofSeconds(5);

  /** Pictures are shown as they were taken, to this. */
  private static final double SHOWN_S = 0.005;

  /** A camera that is ahead of us by more is not called synchronised. */
  private static final double AHEAD_S = 1.01;

  /** At a stream's beginning what was sent before may be in the way for so long. */
  private static final double BEHIND_S = 10;

  private final ClipReport told;
  private final List<String> problems = new ArrayList<>();

  private FilmCheck(ClipReport told) {
    this.told = told;
  }

  /** What does not hold, a sentence each; empty: all holds. */
  public static List<String> problems(ByteBuffer bytes, ClipReport told) {
    FilmCheck check = new FilmCheck(told);
    try {
      check.check(bytes, ClipFilm.read(bytes));
    } catch (BadClip e) {
      check.problems.add("is not a clip: " + e.getMessage());
    }
    return check.problems;
  }

  private void check(ByteBuffer bytes, ClipFilm film) {
    ClipReport.Film said = told.film().orElseThrow();
    List<ClipUnit> units = film.table().units();
    require(
        units.size() == film.samples().size() && units.size() == said.units(),
        "has %d pictures, its table %d, the manifest says %d",
        film.samples().size(),
        units.size(),
        said.units());
    if (!problems.isEmpty()) {
      return;
    }
    for (int i = 0; i < units.size(); i++) {
      ByteBuffer picture = ClipFilm.picture(bytes, film.samples().get(i));
      require(
          Sha256.of(picture).equals(units.get(i).sha256()),
          "picture %d is not the one that was received",
          i);
    }
    require(
        units.get(0).at().equals(said.firstAt())
            && units.get(units.size() - 1).at().equals(said.lastAt()),
        "goes from %s to %s, the manifest says from %s to %s",
        units.get(0).at(),
        units.get(units.size() - 1).at(),
        said.firstAt(),
        said.lastAt());
    require(units.get(0).key(), "does not begin with a key picture");
    trigger(film, units);
    times(film, units);
    clocks(units, said);
    if (told.complete()) {
      complete(units);
    }
  }

  private void trigger(ClipFilm film, List<ClipUnit> units) {
    boolean inFilm = film.table().trigger().isPresent();
    if (!inFilm || told.trigger().isEmpty()) {
      require(
          inFilm == told.trigger().isPresent() && !told.complete(),
          "the triggering frame is %s the clip, the manifest says otherwise",
          inFilm ? "in" : "not in");
      return;
    }
    ClipReport.Trigger trigger = told.trigger().get();
    int number = film.table().trigger().getAsInt();
    ClipUnit unit = units.get(number);
    require(
        number == trigger.number()
            && unit.at().equals(trigger.at())
            && unit.at().equals(told.triggerAt())
            && unit.sha256().equals(trigger.sha256()),
        "picture %d of %s is not the triggering frame of %s",
        number,
        unit.at(),
        told.triggerAt());
  }

  /** Each is shown as it was taken; what is left out between two is told. */
  private void times(ClipFilm film, List<ClipUnit> units) {
    double limitS = film.table().gapLimitS();
    Instant newest = units.get(0).at();
    for (int i = 1; i < units.size(); i++) {
      Instant at = units.get(i).at();
      if (at.isAfter(newest)) {
        double takenS = seconds(units.get(0).at(), at);
        require(
            Math.abs(film.shownAtS(i) - takenS) <= SHOWN_S,
            "picture %d is shown at %.3f s, it was taken at %.3f s",
            i,
            film.shownAtS(i),
            takenS);
        Instant before = newest;
        boolean said =
            told.gaps().stream()
                .anyMatch(gap -> !gap.from().isAfter(before) && !gap.to().isBefore(at));
        require(
            said || seconds(before, at) <= limitS,
            "leaves out %.1f s before picture %d, which the manifest does not say",
            seconds(before, at),
            i);
        newest = at;
      }
    }
  }

  private void clocks(List<ClipUnit> units, ClipReport.Film said) {
    SortedMap<ClockQuality, Integer> counted = new TreeMap<>();
    for (ClipUnit unit : units) {
      counted.merge(unit.quality(), 1, Integer::sum);
      require(
          unit.quality() != ClockQuality.SYNCHRONISED
              || unit.offsetS() <= AHEAD_S
                  && unit.offsetS() >= -BEHIND_S
                  && unit.senderAt().equals(java.util.Optional.of(unit.at())),
          "a picture of %s is called synchronised and is not",
          unit.at());
    }
    require(
        counted.equals(said.clockUnits()),
        "its clocks are %s, the manifest says %s",
        counted,
        said.clockUnits());
  }

  private void complete(List<ClipUnit> units) {
    Instant trigger = told.triggerAt();
    require(
        !units.get(0).at().isAfter(trigger.minus(AROUND))
            && !units.get(units.size() - 1).at().isBefore(trigger.plus(AROUND))
            && told.gaps().isEmpty(),
        "is called complete, and does not reach %d s before and after %s without a gap",
        AROUND.toSeconds(),
        trigger);
  }

  private void require(boolean holds, String otherwise, Object... values) {
    if (!holds) {
      problems.add(String.format(Locale.ROOT, otherwise, values));
    }
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
