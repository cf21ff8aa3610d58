package io.skybeat.analytics;

import io.skybeat.analytics.locating.PoseAnswer;
import io.skybeat.analytics.video.Frame;
import java.time.Instant;

/** Analyses the frames of one camera, one after the other on one thread. */
interface FrameLine {
  /** Looks at {@code frame}, whose reference stays the caller's. */
  Look look(Frame frame, PoseAnswer pose);

  /** Detector tiles run so far. */
  long tiles();

  /** Age of the part of the picture that was looked at longest ago, seconds at {@code now}. */
  double coverageAgeS(Instant now);
}
