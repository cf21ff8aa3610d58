package io.skybeat.analytics.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.skybeat.analytics.video.FrameTime;
import io.skybeat.core.sighting.ClockQuality;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {
  private static final Instant START = Instant.parse("2025-03-01T20:00:00Z");

  private final ClockOffset offset = new ClockOffset();

  /** A picture sent at {@code sentS}, by a clock that is off, arriving {@code delayS} later. */
  private FrameTime picture(double sentS, double clockS, double delayS) {
    return offset.timeOf(at(sentS + clockS), at(sentS + delayS));
  }

  private static Instant at(double seconds) {
    return START.plusNanos((long) (seconds * 1e9));
  }

  @Test
  void aTrueClockIsTakenAsItIs() {
    FrameTime time = picture(1, 0, 0.08);
    assertEquals(ClockQuality.SYNCHRONISED, time.quality());
    assertEquals(at(1), time.at());
  }

  @Test
  void aSlowStartIsNoWrongClock() {
    for (double s = 0; s < 2; s += 0.1) {
      assertEquals(ClockQuality.SYNCHRONISED, picture(s, 0, 2.5 - s).quality());
    }
    assertEquals(ClockQuality.SYNCHRONISED, picture(6, 0, 0.05).quality());
  }

  @Test
  void aJamLaterIsNoWrongClock() {
    picture(0, 0, 0.05);
    for (double s = 1; s < 12; s += 0.2) {
      assertEquals(ClockQuality.SYNCHRONISED, picture(s, 0, 3).quality());
    }
  }

  @Test
  void aClockThatLagsByThreeSecondsIsFoundOutAndCorrected() {
    FrameTime time = picture(0, -3, 0.05);
    for (double s = 0.1; s < 8; s += 0.1) {
      time = picture(s, -3, 0.05);
    }
    assertEquals(ClockQuality.UNSYNCHRONISED, time.quality());
    assertEquals(-3.05, time.offsetS(), 1e-6);
  }

  @Test
  void aClockThatLeadsIsFoundOutAtOnce() {
    FrameTime time = picture(0, 2, 0.05);
    assertEquals(ClockQuality.UNSYNCHRONISED, time.quality());
    assertEquals(1.95, time.offsetS(), 1e-6);
    assertEquals(at(0.05), time.at(), "laid onto our clock, late by the way it travelled");
  }

  @Test
  void aCameraThatSetsItsClockIsBelievedAfterReset() {
    picture(0, 3600, 0.05);
    offset.reset();
    assertEquals(ClockQuality.SYNCHRONISED, picture(1, 0, 0.05).quality());
  }
}
