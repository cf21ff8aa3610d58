package io.skybeat.analytics.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** How well a score ranks cases that are against those that are not. */
final class Ranking {
  private static final int DRAWS = 1000;
  private static final long SEED = 20;

  /**
   * A case.
   *
   * @param source cases of one source resemble each other
   * @param truth what it is
   */
  record Case(String source, boolean truth, double score) {}

  private Ranking() {}

  /** Share of pairs in the right order, ties half; NaN without cases of both kinds. */
  static double auc(List<Case> cases) {
    double sum = 0;
    long pairs = 0;
    for (Case yes : cases) {
      for (Case no : cases) {
        if (yes.truth() && !no.truth()) {
          pairs++;
          sum += yes.score() > no.score() ? 1 : yes.score() == no.score() ? 0.5 : 0;
        }
      }
    }
    return pairs == 0 ? Double.NaN : sum / pairs;
  }

  /** The 95 % interval of {@link #auc} when whole sources are drawn again, with repetition. */
  static List<Double> interval(List<Case> cases) {
    SortedMap<String, List<Case>> bySource = new TreeMap<>();
    cases.forEach(c -> bySource.computeIfAbsent(c.source(), s -> new ArrayList<>()).add(c));
    List<List<Case>> sources = List.copyOf(bySource.values());
    SplittableRandom random = new SplittableRandom(SEED);
    List<Double> values = new ArrayList<>();
    for (int draw = 0; draw < DRAWS && !sources.isEmpty(); draw++) {
      List<Case> drawn = new ArrayList<>();
      for (int i = 0; i < sources.size(); i++) {
        drawn.addAll(sources.get(random.nextInt(sources.size())));
      }
      double value = auc(drawn);
      if (Double.isFinite(value)) {
        values.add(Math.round(value * 1e3) / 1e3);
      }
    }
    if (values.isEmpty()) {
      return List.of(0.0, 1.0);
    }
    values.sort(null);
    return List.of(
        values.get((int) (0.025 * values.size())),
        values.get((int) Math.min(values.size() - 1.0, 0.975 * values.size())));
  }
}
