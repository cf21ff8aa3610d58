package io.skybeat.simulator.vehicle.flight;

/**
 * Where the camera is wanted to look, by the vehicle's own belief of north.
 *
 * @param yawDeg earth bearing, degrees clockwise from north
 * @param pitchDeg above the horizon
 */
public record Look(double yawDeg, double pitchDeg) {}
