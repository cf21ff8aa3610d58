package io.skybeat.simulator.world;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import java.time.Instant;

/**
 * Where a simulated vehicle and its camera really are. Never leaves the simulator: what the vehicle
 * reports carries GPS, compass and clock error.
 *
 * @param at when, UTC
 * @param position metres in the town's frame (origin at the dock, up above its ground)
 * @param velocityMps metres a second in the same frame
 * @param rollDeg body roll
 * @param pitchDeg body pitch, nose up positive
 * @param yawDeg body heading, clockwise from true north
 * @param camera the optical axis in the earth frame
 */
public record TruePose(
    Instant at,
    Enu position,
    Enu velocityMps,
    double rollDeg,
    double pitchDeg,
    double yawDeg,
    CameraAttitude camera) {}
