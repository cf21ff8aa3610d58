package io.skybeat.station.around.traffic;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * By what other aircraft are judged.
 *
 * @param horizontalM nearer than this beside, and
 * @param verticalM nearer than this in height, within
 * @param within from now on, an aircraft is too near
 * @param columnM height above home up to which a drone may be on its route: at the launch all of it
 *     is held free
 * @param inFlight what a drone in the air does
 * @param descendToM height above home for {@link Avoidance#DESCEND}
 * @param needed receivers of which one has to be connected for a launch, as {@link
 *     io.skybeat.station.around.SourceState#name} has them; empty: none has to be
 */
public record TrafficTerms(
    double horizontalM,
    double verticalM,
    Duration within,
    double columnM,
    Avoidance inFlight,
    double descendToM,
    SortedSet<String> needed) {
  /** What a drone in the air does about an aircraft that comes too near. */
  public enum Avoidance {
    /** Nothing: it is shown, and holds up launches. */
    NONE,
    /** Stops where it is, and goes on when the way is free. */
    HOLD,
    /** Comes down where it is, and goes on when the way is free. */
    DESCEND,
    /** Flies home. */
    RETURN
  }

  public static final TrafficTerms DEFAULT =
      new TrafficTerms(1500, 150, Duration.ofSeconds(60), 120, Avoidance.HOLD, 20, new TreeSet<>());

  public TrafficTerms {
    needed = Collections.unmodifiableSortedSet(needed);
    if (!(horizontalM > 0 && verticalM > 0 && columnM > 0 && descendToM > 0)) {
      throw new IllegalArgumentException(
          "traffic: horizontalM, verticalM, columnM and descendToM must be over 0");
    }
    if (within.isNegative() || within.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("traffic: within must be PT0S..PT10M, is " + within);
    }
  }

  /** Wider ones, by which a way is free again that was not. */
  TrafficTerms widened(double by) {
    return new TrafficTerms(
        horizontalM * by, verticalM * by, within, columnM, inFlight, descendToM, needed);
  }
}
