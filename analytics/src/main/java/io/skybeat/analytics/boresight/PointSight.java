package io.skybeat.analytics.boresight;

import io.skybeat.analytics.locating.Pixel;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;

/**
 * A surveyed point seen in a picture. Positions are metres in one local frame; both heights count
 * from one level.
 *
 * @param row where it stands in its file, for messages
 * @param flight looks of one flight share the errors of its position
 * @param eye the drone's position as reported
 * @param reported attitude of the camera as reported, earth frame
 * @param pixel where the point is seen, from the upper left corner of a picture of the lens's size
 * @param point where it is
 */
public record PointSight(
    int row, String flight, Enu eye, CameraAttitude reported, Pixel pixel, Enu point) {}
