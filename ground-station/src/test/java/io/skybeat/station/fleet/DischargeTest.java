package io.skybeat.station.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** At what rate a pack empties, by what it tells in whole percents. */
class DischargeTest {
  private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");
  private static final double USUAL = 100.0 / 1200;

  /** The rate after {@code seconds} of a flight on which the charge goes by {@code percentAt}. */
  private static double rate(int seconds, DoubleUnaryOperator percentAt) {
    Discharge discharge = Discharge.NONE;
    double percent = 100;
    for (int s = 0; s <= seconds; s++) {
      percent = Math.floor(percentAt.applyAsDouble(s));
      discharge = discharge.told(OptionalDouble.of(percent), START.plusSeconds(s));
    }
    return discharge.percentPerS(OptionalDouble.of(percent), START.plusSeconds(seconds), USUAL);
  }

  @Test
  void aSteadyDrainIsMeasuredAfterAMinute() {
    assertEquals(USUAL, rate(55, s -> 100 - 0.235 * s));
    assertEquals(0.235, rate(62, s -> 100 - 0.235 * s), 0.05);
    assertEquals(0.235, rate(200, s -> 100 - 0.235 * s), 0.02);
  }

  @Test
  void oneThatLosesLittleIsBelieved() {
    assertEquals(0.05, rate(200, s -> 100 - 0.05 * s), 0.01);
  }

  @Test
  void aPackThatFallsToAHalfAtOnceAndStaysThereIsNotTakenToEmptyAtThatRate() {
    for (int s = 61; s < 400; s += 7) {
      assertEquals(USUAL, rate(s, t -> Math.max(50, 100 - t / 0.6)), 1e-9);
    }
  }

  @Test
  void oneThatFallsAndKeepsFallingIsSeen() {
    assertTrue(rate(180, s -> s < 100 ? 100 - 0.08 * s : 92 - 0.6 * (s - 100)) > 0.25);
  }
}
