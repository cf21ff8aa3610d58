package io.skybeat.simulator.stream;

import java.time.Duration;
import java.time.Instant;

/**
 * How a simulated camera keeps and tells the time.
 *
 * @param offset added to the true time wherever the camera speaks of it (sender reports, SEI)
 * @param senderReports false: a camera that never says what time it is
 * @param reportEvery between RTCP sender reports; the first follows the first access unit
 */
public record CameraClock(Duration offset, boolean senderReports, Duration reportEvery) {
  /** A clock that is right and says so every two seconds. */
  public static final CameraClock TRUE =
      new CameraClock(Duration.ZERO, true, Duration.ofSeconds(2));

  public CameraClock {
    if (reportEvery.isNegative() || reportEvery.isZero()) {
      throw new IllegalArgumentException("reports every " + reportEvery + "; must be over zero");
    }
  }

  /** A camera whose clock is off by {@code offset}. */
  public static CameraClock off(Duration offset) {
    return new CameraClock(offset, true, TRUE.reportEvery);
  }

  /** A camera without sender reports. */
  public static CameraClock silent() {
    return new CameraClock(Duration.ZERO, false, TRUE.reportEvery);
  }

  Instant reads(Instant trueTime) {
    return trueTime.plus(offset);
  }
}
