package io.skybeat.simulator.world;

/**
 * A person at one moment.
 *
 * @param id stable over the whole run, from 0
 * @param east feet, metres from the dock
 * @param north feet
 * @param headingRad where the body faces, radians clockwise from north
 * @param heightM body height, 1.5..1.9
 * @param speedMps over ground
 * @param gaitRad phase of the stride, radians
 * @param unrest jerkiness of arms and trunk, 0 calm to 1 fighting
 * @param unrestRad phase of that motion, radians
 * @param fallen 0 upright to 1 lying on the ground along the heading
 * @param outfit how they look
 */
public record Person(
    int id,
    double east,
    double north,
    double headingRad,
    double heightM,
    double speedMps,
    double gaitRad,
    double unrest,
    double unrestRad,
    double fallen,
    Outfit outfit) {}
