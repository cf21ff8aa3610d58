package io.skybeat.analytics.scuffle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MotionFieldTest {
  @ParameterizedTest
  @CsvSource({"0,0", "2,0", "0,-3", "5,4", "-7,2"})
  void aTextureThatMovesIsFoundToMove(double rightPx, double downPx) {
    MadeWindow.Motion motion = (x, y, steps) -> new double[] {rightPx * steps, downPx * steps};
    MotionField field =
        MotionField.between(
            new GreyPyramid(MadeWindow.crop(motion, 0)),
            new GreyPyramid(MadeWindow.crop(motion, 1)));
    int middle = GreyPyramid.SIDE / 2;
    for (int at = middle - 8; at <= middle + 8; at += 4) {
      int i = at * GreyPyramid.SIDE + at;
      // The field is at half the crop's size.
      assertEquals(rightPx / 2, field.right()[i], 0.35, "right at " + at);
      assertEquals(downPx / 2, field.down()[i], 0.35, "down at " + at);
    }
  }
}
