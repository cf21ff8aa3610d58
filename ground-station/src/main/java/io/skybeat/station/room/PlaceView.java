package io.skybeat.station.room;

import io.skybeat.core.flight.Origin;
import io.skybeat.station.ground.Visit;
import java.time.Instant;
import java.util.Optional;

/**
 * How full an area is, by the newest visit of a camera.
 *
 * @param area its id
 * @param seenAt capture time of the newest frame
 * @param personsPerM2 mean density of that visit, over what was looked at
 * @param trend against the visit before
 * @param usual what is usual at this hour of the week; empty: not known yet
 * @param more more than usual
 */
public record PlaceView(
    String area,
    Origin origin,
    Instant seenAt,
    double personsPerM2,
    Visit.Trend trend,
    Optional<UsualView> usual,
    boolean more) {
  /** Persons per square metre, and how many weeks say so. */
  public record UsualView(double low, double high, int weeks) {}
}
