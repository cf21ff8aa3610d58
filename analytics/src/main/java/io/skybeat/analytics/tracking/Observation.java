package io.skybeat.analytics.tracking;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.PixelBox;

/**
 * One detection on the plane it is tracked in: metres on the ground, or pixels in the image.
 *
 * @param where position on the plane, up 0
 * @param unitsPerM plane units a metre: 1 on the ground; in the image the box's own scale
 * @param box in the frame, pixels
 * @param score of the detector, 0..1
 */
public record Observation(Enu where, double unitsPerM, PixelBox box, double score) {}
