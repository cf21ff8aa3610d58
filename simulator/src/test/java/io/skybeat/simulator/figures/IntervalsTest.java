package io.skybeat.simulator.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class IntervalsTest {
  @Test
  void wilsonsIntervalIsThatOfTheTables() {
    // 81 of 263, Newcombe (1998), table I.
    double[] bounds = Intervals.wilson(81, 263);
    assertEquals(0.2553, bounds[0], 5e-5);
    assertEquals(0.3662, bounds[1], 5e-5);
    // 0 of 20 and 1 of 29, the same table.
    assertEquals(0.0, Intervals.wilson(0, 20)[0], 1e-12);
    assertEquals(0.1611, Intervals.wilson(0, 20)[1], 5e-5);
    assertEquals(0.0061, Intervals.wilson(1, 29)[0], 5e-5);
    assertEquals(0.1718, Intervals.wilson(1, 29)[1], 5e-5);
  }

  @Test
  void poissonsBoundIsThatOfTheTables() {
    assertEquals(2.996, Intervals.poissonUpper(0), 1e-3);
    assertEquals(4.744, Intervals.poissonUpper(1), 1e-3);
    assertEquals(10.513, Intervals.poissonUpper(5), 1e-3);
  }

  @Test
  void whatIsNoShareIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Intervals.wilson(3, 2));
    assertThrows(IllegalArgumentException.class, () -> Intervals.wilson(0, 0));
    assertThrows(IllegalArgumentException.class, () -> Intervals.poissonUpper(-1));
  }
}
