package io.skybeat.analytics.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static Ranking.Case made(String source, boolean truth, double score) {
    return new Ranking.Case(source, truth, score);
  }

  @Test
  void pairsInTheRightOrderCountAndTiesHalf() {
    assertEquals(
        0.625,
        Ranking.auc(
            List.of(
                made("a", true, 3), made("b", true, 1), made("c", false, 1), made("d", false, 2))));
  }

  @Test
  void withoutBothKindsThereIsNone() {
    assertTrue(Double.isNaN(Ranking.auc(List.of(made("a", true, 3)))));
    assertEquals(List.of(0.0, 1.0), Ranking.interval(List.of(made("a", true, 3))));
  }

  @Test
  void manyCasesOfOneSourceAreNoMoreSureThanFew() {
    List<Ranking.Case> apart = new ArrayList<>();
    List<Ranking.Case> bound = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean truth = i % 2 == 0;
      double score = (i * 7 % 40) + (truth ? 6 : 0);
      apart.add(made("s" + i, truth, score));
      bound.add(made("s" + i % 4, truth, score));
    }
    List<Double> many = Ranking.interval(apart);
    double auc = Ranking.auc(apart);
    assertTrue(many.get(0) < auc && auc < many.get(1), many + " around " + auc);
    assertEquals(auc, Ranking.auc(bound));
  }
}
