package io.skybeat.analytics.scuffle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MotionModelTest {
  private final MotionModel model = MotionModel.bundled();

  @Test
  void theOneThatIsShippedFitsItsCardAndTheFigures() {
    assertEquals("scuffle-motion", model.ref().name());
    assertEquals(64, model.ref().sha256().length());
    double alarm = model.weights().alarmFrom();
    assertTrue(alarm > model.weights().fightsFrom() && alarm < 1, "alarm from " + alarm);
  }

  @Test
  void figuresAtTheirMeansGiveTheBiasAndFarOnesAreCutOff() {
    MotionModel.Term term = new MotionModel.Term("jerk_p95_mean", 1, 0.5, 2);
    MotionModel small =
        new MotionModel(
            model.ref(), model.card(), new MotionModel.Weights(-1, 0.5, 0.9, List.of(term)));
    double[] figures = new double[MotionFigures.names().size()];
    figures[MotionFigures.names().indexOf("jerk_p95_mean")] = Math.E - 0.01;
    assertEquals(-1, small.logOdds(figures), 1e-9);
    figures[MotionFigures.names().indexOf("jerk_p95_mean")] = 1e9;
    assertEquals(-1 + 3 * 2, small.logOdds(figures), 1e-9);
    assertEquals(0.5, MotionModel.score(0));
  }

  @Test
  void aTermOfAnUnknownFigureIsRefused() {
    MotionModel.Weights odd =
        new MotionModel.Weights(0, 0.5, 0.9, List.of(new MotionModel.Term("smell", 0, 1, 1)));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new MotionModel(model.ref(), model.card(), odd));
    assertTrue(refused.getMessage().contains("smell"), refused.getMessage());
  }
}
