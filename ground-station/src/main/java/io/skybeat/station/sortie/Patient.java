package io.skybeat.station.sortie;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a sortie waits for its "go". A vehicle that was switched on (or plugged in) a moment ago
 * has a while to find out where it is, however late its start: an ArduPilot needs 20 to 45 s.
 */
final class Patient {
  static final Duration WARM_UP = Duration.ofSeconds(90);

  private Patient() {}

  /** Whether the sortie has waited long enough; {@code end}: else the last moment to start. */
  static boolean gone(Scene scene, Instant end) {
    if (!scene.at().isAfter(end)) {
      return false;
    }
    boolean warming =
        scene.vehicle().linked()
            && scene.vehicle().clock().lastBootMs() < WARM_UP.toMillis()
            && scene.at().isBefore(end.plus(WARM_UP));
    return !warming;
  }
}
