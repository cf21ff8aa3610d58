package io.skybeat.analytics.scuffle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MotionFiguresTest {
  private static double figure(String name, MotionWindow window) {
    return MotionFigures.of(window)[MotionFigures.names().indexOf(name)];
  }

  private static MotionWindow swaying(double px, double perS) {
    return MadeWindow.of(
        (x, y, steps) -> {
          double way = px * Math.sin(2 * Math.PI * perS * steps / 10);
          return new double[] {way * MadeWindow.middle(x, y), 0};
        });
  }

  @Test
  void whatStandsStillMeasuresNothing() {
    double[] figures = MotionFigures.of(MadeWindow.of((x, y, steps) -> new double[2]));
    assertEquals(MotionFigures.names().size(), figures.length);
    assertEquals(0, figures[0], 1e-9);
  }

  @Test
  void aCameraThatMovesIsNoMotionOfTheGroup() {
    MotionWindow flown = MadeWindow.of((x, y, steps) -> new double[] {1.4 * steps, -0.9 * steps});
    assertTrue(figure("speed_mean", flown) < 0.1, "speed " + figure("speed_mean", flown));
    assertTrue(
        figure("change_mean", flown) < 0.3 * figure("change_mean", swaying(4, 1.5)),
        "change " + figure("change_mean", flown));
  }

  @Test
  void theFasterTheLimbsTheMoreItMeasures() {
    double slow = figure("speed_p90_mean", swaying(1, 0.7));
    double fast = figure("speed_p90_mean", swaying(5, 1.2));
    assertTrue(fast > 3 * slow, slow + " and " + fast);
    assertTrue(figure("jerk_mean", swaying(5, 1.2)) > 3 * figure("jerk_mean", swaying(1, 0.7)));
  }

  @Test
  void everySecondPictureAloneMeasuresNearlyTheSame() {
    MotionWindow all = swaying(3, 0.5);
    List<byte[]> crops = new ArrayList<>();
    for (int i = 0; i < MotionWindow.FRAMES; i++) {
      crops.add(all.crops().get(i / 2 * 2));
    }
    double whole = figure("speed_mean", all);
    assertEquals(whole, figure("speed_mean", new MotionWindow(crops)), 0.3 * whole);
  }
}
