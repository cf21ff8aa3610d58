package io.skybeat.station.room;

import io.skybeat.core.flight.Origin;
import io.skybeat.core.geo.LatLon;
import io.skybeat.station.event.AreaSeen;
import io.skybeat.station.ground.Square;
import java.time.Instant;
import java.util.List;

/**
 * What cameras counted on the ground in one minute of the past.
 *
 * @param minute its beginning, UTC
 * @param gridOrigin south-west corner of square (0, 0)
 * @param cellSizeM edge of a square, metres
 * @param squares that were looked at
 * @param areas of which something was looked at
 */
public record GroundView(
    Instant minute,
    Origin origin,
    LatLon gridOrigin,
    double cellSizeM,
    List<Square> squares,
    List<AreaSeen> areas) {}
