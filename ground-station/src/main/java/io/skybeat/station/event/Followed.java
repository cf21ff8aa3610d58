package io.skybeat.station.event;

import io.skybeat.core.geo.LatLon;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A gathering of people as a rule follows it through one camera: what the rule has to know to go on
 * after a restart.
 *
 * @param area its id; empty for a camera whose persons cannot be placed
 * @param centre empty for such a camera
 * @param radiusM from the centre to its edge
 * @param persons in its densest part
 * @param density persons per square metre, or the share of an area's capacity
 * @param atLeast true when persons probably hide each other
 * @param firstHotAt capture time of the first frame at a level
 * @param frameAt capture time of the frame that told this
 * @param yellow how long it has been yellow or more
 * @param red how long it has been red
 * @param calm how long it has been below what keeps its level
 * @param level where it stands
 */
public record Followed(
    Optional<String> area,
    Optional<LatLon> centre,
    double radiusM,
    double persons,
    double density,
    boolean atLeast,
    Instant firstHotAt,
    Instant frameAt,
    Held yellow,
    Held red,
    Held calm,
    Level level) {

  /**
   * A hold in progress.
   *
   * @param held so far, over capture times
   * @param lastAt the last frame that showed the condition; empty: it does not hold
   */
  public record Held(Duration held, Optional<Instant> lastAt) {}
}
