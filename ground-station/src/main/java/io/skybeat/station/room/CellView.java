package io.skybeat.station.room;

import io.skybeat.core.geo.LatLon;
import io.skybeat.core.sighting.CameraId;
import java.time.Instant;

/**
 * A square of the ground as last looked at. Squares not listed were not looked at.
 *
 * @param centre its middle
 * @param persons counted in it
 * @param personsPerM2 density; negative: not to be told
 * @param atLeast true when persons probably hide each other
 * @param camera which camera looked
 * @param seenAt capture time
 */
public record CellView(
    LatLon centre,
    double persons,
    double personsPerM2,
    boolean atLeast,
    CameraId camera,
    Instant seenAt) {}
