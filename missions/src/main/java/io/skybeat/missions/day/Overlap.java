package io.skybeat.missions.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many things go on at once.
 *
 * @param most at the busiest moment
 * @param at when that is first so; the epoch when nothing goes on
 */
record Overlap(int most, Instant at) {
  /** From {@code from} inclusive to {@code until} exclusive. */
  record Span(Instant from, Instant until) {}

  private record Step(Instant at, int change) {}

  static Overlap of(List<Span> spans) {
    List<Step> steps = new ArrayList<>();
    for (Span span : spans) {
      if (span.from().isBefore(span.until())) {
        steps.add(new Step(span.from(), 1));
        steps.add(new Step(span.until(), -1));
      }
    }
    // What ends makes room for what begins at the same moment.
    steps.sort(Comparator.comparing(Step::at).thenComparing(Step::change));
    int now = 0;
    int most = 0;
    Instant at = Instant.EPOCH;
    for (Step step : steps) {
      now += step.change();
      if (now > most) {
        most = now;
        at = step.at();
      }
    }
    return new Overlap(most, at);
  }
}
