package io.skybeat.analytics.scuffle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StirFiguresTest {
  private static final int LOW = StirFigures.names().indexOf("log_area_low");
  private static final int ONE_WAY = StirFigures.names().indexOf("one_way_step");
  private static final double NOTHING = Math.log(0.05);

  /** A camera that trembles by up to two pixels, and drifts. */
  private static double[] tremble(int steps) {
    SplittableRandom random = new SplittableRandom(900 + steps);
    return new double[] {
      0.8 * steps + 4 * random.nextDouble() - 2, 4 * random.nextDouble() - 2 - 0.5 * steps
    };
  }

  private static StirFigures.Measured measured(MadeWindow.Motion motion) {
    return StirFigures.measured(MadeWindow.of(motion), new StirFigures.Known(4, 0, 0, 0));
  }

  @Test
  void tremblingAloneStirsNothing() {
    StirFigures.Measured still = measured((x, y, steps) -> tremble(steps));
    assertEquals(NOTHING, still.figures()[LOW], 0.2);
    assertTrue(still.shake() > 0.1, "shake " + still.shake());
  }

  @Test
  void turningAndNearingTheGroundStirsNothing() {
    StirFigures.Measured still =
        measured(
            (x, y, steps) -> {
              double grows = 0.004 * steps;
              double turns = 0.006 * steps;
              return new double[] {
                grows * (x - 48) - turns * (y - 48), grows * (y - 48) + turns * (x - 48)
              };
            });
    assertEquals(NOTHING, still.figures()[LOW], 0.2);
  }

  @Test
  void whatMovesBackAndForthInTheMiddleStirsInAllDirections() {
    StirFigures.Measured fight =
        measured(
            (x, y, steps) -> {
              double[] off = tremble(steps);
              double inside = MadeWindow.middle(x, y);
              double phase = steps * 1.9 + x / 4;
              return new double[] {
                off[0] + 5 * inside * Math.sin(phase), off[1] + 5 * inside * Math.cos(phase * 1.3)
              };
            });
    StirFigures.Measured lane =
        measured(
            (x, y, steps) -> {
              double[] off = tremble(steps);
              return new double[] {off[0] + 3 * steps * MadeWindow.middle(x, y), off[1]};
            });
    assertTrue(fight.figures()[LOW] > NOTHING + 1, "area " + Math.exp(fight.figures()[LOW]));
    assertTrue(
        fight.figures()[ONE_WAY] < lane.figures()[ONE_WAY] - 0.1,
        fight.figures()[ONE_WAY] + " against " + lane.figures()[ONE_WAY]);
  }

  @Test
  void whoClosedInAndLiesIsKnownBesideTheFilm() {
    StirFigures.Measured one =
        StirFigures.measured(
            MadeWindow.of((x, y, k) -> new double[2]), new StirFigures.Known(4, 5, 2.5, 2));
    assertEquals(2, one.figures()[StirFigures.names().indexOf("closed_in")]);
    assertEquals(2.5, one.figures()[StirFigures.names().indexOf("closing")]);
    assertEquals(1, one.figures()[StirFigures.names().indexOf("lies")]);
  }
}
