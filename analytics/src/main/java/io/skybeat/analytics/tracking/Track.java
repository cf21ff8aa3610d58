package io.skybeat.analytics.tracking;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.PixelBox;
import java.time.Instant;

/**
 * One thing followed over time under an anonymous number, which says nothing about who it is.
 *
 * @param id unique within its tracker
 * @param where last position on the plane, up 0
 * @param velocity plane units a second
 * @param spread how sure both are
 * @param box where it was last seen in the image, pixels
 * @param score of the last detection
 * @param firstSeen capture time of its first frame
 * @param lastSeen capture time of the last frame that showed it
 * @param hits frames that showed it
 * @param misses looks at its place since then that did not
 */
public record Track(
    long id,
    Enu where,
    Enu velocity,
    Spread spread,
    PixelBox box,
    double score,
    Instant firstSeen,
    Instant lastSeen,
    int hits,
    int misses) {
  /** A track of which nothing but its place is known. */
  public Track(
      long id,
      Enu where,
      Enu velocity,
      PixelBox box,
      double score,
      Instant firstSeen,
      Instant lastSeen,
      int hits,
      int misses) {
    this(id, where, velocity, Spread.NONE, box, score, firstSeen, lastSeen, hits, misses);
  }

  /** Where it should be {@code seconds} after it was last seen. */
  Enu predicted(double seconds) {
    return where.plus(velocity.times(seconds));
  }

  Track missed() {
    return new Track(
        id, where, velocity, spread, box, score, firstSeen, lastSeen, hits, misses + 1);
  }
}
