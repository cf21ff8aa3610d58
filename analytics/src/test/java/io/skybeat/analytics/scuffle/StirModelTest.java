package io.skybeat.analytics.scuffle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StirModelTest {
  private final StirModel model = StirModel.bundled();

  @Test
  void theOneThatIsShippedFitsItsCardAndTheFigures() {
    assertEquals("scuffle-stir", model.ref().name());
    assertEquals(
        StirFigures.names(),
        model.weights().terms().stream().map(MotionModel.Term::figure).toList());
    assertTrue(model.weights().alarmFrom() > 0.5 && model.weights().alarmFrom() < 1);
  }

  @Test
  void moreStirAndMoreWaysAtOnceScoreHigher() {
    double[] means = model.weights().terms().stream().mapToDouble(MotionModel.Term::mean).toArray();
    double[] stirs = means.clone();
    stirs[StirFigures.names().indexOf("log_area_low")] += 2;
    stirs[StirFigures.names().indexOf("one_way_step")] -= 0.2;
    assertTrue(model.score(means) < 0.5, "of the means " + model.score(means));
    assertTrue(model.score(stirs) > 0.5, "stirs " + model.score(stirs));
  }

  @Test
  void aTermOfAnUnknownFigureIsRefused() {
    StirModel.Weights odd =
        new StirModel.Weights(0, 0.9, List.of(new MotionModel.Term("smell", 0, 1, 1)));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new StirModel(model.ref(), model.card(), odd));
    assertTrue(refused.getMessage().contains("smell"), refused.getMessage());
  }
}
