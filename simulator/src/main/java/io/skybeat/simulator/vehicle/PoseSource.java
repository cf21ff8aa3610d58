package io.skybeat.simulator.vehicle;

import io.skybeat.simulator.world.TruePose;
import java.time.Instant;

/** Something that a simulated camera can be mounted on. */
public interface PoseSource {
  /**
   * Where it is and looks at {@code at}: interpolated within the last few seconds, extrapolated by
   * a fraction of a second into the future, held beyond either. Safe to call from any thread.
   */
  TruePose truth(Instant at);
}
