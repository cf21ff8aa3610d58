package io.skybeat.station.room;

import io.skybeat.core.geo.LatLon;
import java.util.Optional;

/**
 * How persons, or vehicles that drive, move in an area.
 *
 * @param state UNKNOWN: too few are followed; STANDING; MIXED: no common direction; FLOWING
 * @param followed how many it rests on
 * @param where the middle of them
 * @param towardsDeg degrees clockwise from north; meaningful while FLOWING
 * @param sigmaDeg one sigma of it
 * @param speedMps of the common motion
 * @param sigmaMps one sigma of it
 */
public record FlowView(
    String state,
    int followed,
    Optional<LatLon> where,
    double towardsDeg,
    double sigmaDeg,
    double speedMps,
    double sigmaMps) {}
