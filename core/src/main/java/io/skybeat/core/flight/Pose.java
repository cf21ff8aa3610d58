package io.skybeat.core.flight;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import java.time.Instant;
import java.util.Optional;

/**
 * What a vehicle reports of itself at one moment. It is an estimate with the errors named, not the
 * truth.
 *
 * @param drone whose
 * @param at when it held, UTC: the vehicle's own time stamp brought to UTC, never the arrival time
 * @param where horizontal position, WGS-84
 * @param altitudeAmslM above mean sea level, metres
 * @param heightAboveHomeM above the place of take-off, metres
 * @param rollDeg body roll, degrees
 * @param pitchDeg body pitch, degrees, nose up positive
 * @param yawDeg body heading, degrees clockwise from true north
 * @param velocityMps ground velocity, east-north-up, metres a second
 * @param camera gimbal attitude in the earth frame, empty where the vehicle tells none
 * @param horizontalSigmaM one-sigma error of {@code where} per axis, metres
 * @param yawSigmaDeg one-sigma error of the headings, degrees
 */
public record Pose(
    DroneId drone,
    Instant at,
    LatLon where,
    double altitudeAmslM,
    double heightAboveHomeM,
    double rollDeg,
    double pitchDeg,
    double yawDeg,
    Enu velocityMps,
    Optional<CameraAttitude> camera,
    double horizontalSigmaM,
    double yawSigmaDeg) {}
