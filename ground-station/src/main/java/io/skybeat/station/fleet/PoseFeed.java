package io.skybeat.station.fleet;

import io.skybeat.core.flight.Pose;
import java.util.Optional;

/**
 * When a pose may go to analytics: as soon as attitude and gimbal are as new as the position, at
 * the latest {@link #PATIENCE_MS} (of the vehicle's own time) after it.
 */
final class PoseFeed {
  static final double DEFAULT_SIGMA_M = 1.5;
  static final double YAW_SIGMA_DEG = 3;
  private static final long PATIENCE_MS = 40;

  private PoseFeed() {}

  /** The pose that is ripe now that the vehicle said something stamped {@code bootMs}. */
  static Optional<Pose> ripe(Vehicle vehicle, long bootMs) {
    Motion motion = vehicle.motion();
    if (motion.fix().isEmpty() || motion.body().isEmpty()) {
      return Optional.empty();
    }
    long fixMs = motion.fix().get().bootMs();
    if (fixMs <= motion.fedBootMs()) {
      return Optional.empty();
    }
    boolean complete =
        motion.body().get().bootMs() >= fixMs
            && motion.gimbal().map(gimbal -> gimbal.bootMs() >= fixMs).orElse(true);
    return complete || bootMs >= fixMs + PATIENCE_MS ? vehicle.pose() : Optional.empty();
  }
}
