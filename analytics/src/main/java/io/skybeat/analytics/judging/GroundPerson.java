package io.skybeat.analytics.judging;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.PixelBox;

/**
 * A detected person on the ground.
 *
 * @param box as detected, pixels
 * @param score of the detector
 * @param where of the feet, metres in the local frame, up 0
 * @param shownPart part of the expected body height that the box shows, about 0.3..1.3
 * @param overlapped whether another person's box covers a good part of this one
 */
public record GroundPerson(
    PixelBox box, double score, Enu where, double shownPart, boolean overlapped) {}
