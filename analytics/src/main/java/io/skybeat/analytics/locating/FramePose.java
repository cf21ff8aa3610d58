package io.skybeat.analytics.locating;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import java.time.Instant;

/**
 * Where the camera was at a frame's own time, with its motion and its errors.
 *
 * @param at capture time of the frame, UTC
 * @param where horizontal position, WGS-84
 * @param heightM above the ground at home, metres
 * @param camera optical axis in the earth frame
 * @param velocityMps of the vehicle, east-north-up
 * @param yawRateDps turn of the optical axis, degrees a second
 * @param pitchRateDps the same about the horizon
 * @param horizontalSigmaM one-sigma position error per axis, metres
 * @param yawSigmaDeg one-sigma heading error, degrees
 * @param extrapolatedS seconds past the last pose known; 0 when between two poses
 */
public record FramePose(
    Instant at,
    LatLon where,
    double heightM,
    CameraAttitude camera,
    Enu velocityMps,
    double yawRateDps,
    double pitchRateDps,
    double horizontalSigmaM,
    double yawSigmaDeg,
    double extrapolatedS) {}
