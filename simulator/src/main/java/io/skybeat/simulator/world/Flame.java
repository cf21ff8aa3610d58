package io.skybeat.simulator.world;

/**
 * A fire at one moment.
 *
 * @param east centre, metres from the dock
 * @param north centre
 * @param sizeM diameter of what burns
 * @param flicker brightness against the mean, about 0.6..1.4
 * @param ageS seconds since it began
 * @param seed for the shape of its tongues
 */
public record Flame(
    double east, double north, double sizeM, double flicker, double ageS, long seed) {}
