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
 * @param flow how persons move there
 * @param traffic vehicles
 */
public record PlaceView(
    String area,
    Origin origin,
    Instant seenAt,
    double personsPerM2,
    Visit.Trend trend,
    Optional<UsualView> usual,
    boolean more,
    FlowView flow,
    TrafficView traffic) {
  private static final FlowView UNKNOWN = new FlowView("UNKNOWN", 0, Optional.empty(), 0, 0, 0, 0);

  /** A place of which it is not known who moves there. */
  public PlaceView(
      String area,
      Origin origin,
      Instant seenAt,
      double personsPerM2,
      Visit.Trend trend,
      Optional<UsualView> usual,
      boolean more) {
    this(
        area,
        origin,
        seenAt,
        personsPerM2,
        trend,
        usual,
        more,
        UNKNOWN,
        new TrafficView(UNKNOWN, 0, Optional.empty()));
  }

  /** Persons per square metre, and how many weeks say so. */
  public record UsualView(double low, double high, int weeks) {}
}
