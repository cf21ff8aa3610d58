package io.skybeat.analytics;

import java.time.Duration;
import java.time.Instant;

/**
 * What the two cameras of a drone tell each other of the light: whether the visible picture is too
 * dark to count people in, and whether the thermal eye counts instead. Both cameras' threads ask.
 */
final class Daylight {
  /** The light must be this long as it is before the eyes change. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  /** A camera that has told nothing for longer is not there. */
  private static final Duration HEARD = Duration.ofSeconds(5);

  private Instant visibleAt;
  private boolean dark;
  private Instant otherSince;
  private Instant thermalAt;
  private Instant thermalSince;

  /** A visible picture was looked at, and was too dark or not. */
  synchronized void visible(Instant at, boolean tooDark) {
    if (visibleAt != null && Duration.between(visibleAt, at).compareTo(HEARD) > 0) {
      otherSince = null;
    }
    visibleAt = at;
    if (tooDark == dark) {
      otherSince = null;
      return;
    }
    otherSince = otherSince == null ? at : otherSince;
    if (Duration.between(otherSince, at).compareTo(SETTLED) >= 0) {
      dark = tooDark;
      otherSince = null;
    }
  }

  /** The thermal eye has counted in a picture. */
  synchronized void thermalCounted(Instant at) {
    thermalAt = at;
  }

  /** Whether the thermal eye should count: the visible one sees too little, or is not there. */
  synchronized boolean thermalShouldCount(Instant at) {
    thermalSince = thermalSince == null ? at : thermalSince;
    boolean visibleThere = near(visibleAt, at) || near(thermalSince, at) && visibleAt == null;
    return visibleThere ? dark : true;
  }

  /** Whether the visible eye may rest: it sees too little, and the thermal one counts. */
  synchronized boolean visibleMayRest(Instant at) {
    return dark && near(thermalAt, at);
  }

  private static boolean near(Instant then, Instant at) {
    return then != null && Duration.between(then, at).abs().compareTo(HEARD) <= 0;
  }
}
