package io.skybeat.missions.check;

import io.skybeat.core.geo.Enu;
import java.util.List;

/**
 * A part of a flight.
 *
 * @param name as violations say it, such as {@code leg item 3 to item 4}
 * @param kind what is done
 * @param points at least two, in the frame of home; up is the height above home, metres
 * @param speedMps horizontal, over ground, as planned
 * @param holdS how long the vehicle then stands at the last point
 * @param gaze where the camera looks meanwhile
 */
record Leg(String name, Kind kind, List<Enu> points, double speedMps, double holdS, Gaze gaze) {
  /** What is done on a leg. */
  enum Kind {
    /** Straight up from the ground. */
    TAKE_OFF,
    /** From one place to the next. */
    TRANSIT,
    /** Straight down to the ground. */
    LANDING
  }

  Leg {
    points = List.copyOf(points);
  }

  Enu from() {
    return points.get(0);
  }

  Enu to() {
    return points.get(points.size() - 1);
  }

  /** Horizontal length. */
  double lengthM() {
    double lengthM = 0;
    for (int i = 1; i < points.size(); i++) {
      lengthM += points.get(i).minus(points.get(i - 1)).horizontal();
    }
    return lengthM;
  }

  /** Straight part of it, as the rules look at it. */
  record Stretch(String name, Kind kind, Enu from, Enu to) {
    double lowestM() {
      return Math.min(from.up(), to.up());
    }

    double highestM() {
      return Math.max(from.up(), to.up());
    }

    /** The point at {@code share} of the way. */
    Enu at(double share) {
      return from.plus(to.minus(from).times(share));
    }
  }
}
