package io.skybeat.simulator.world;

/**
 * A tree with a round crown.
 *
 * @param east trunk, metres from the dock
 * @param north trunk
 * @param heightM top of the crown
 * @param crownM diameter of the crown
 */
public record Tree(double east, double north, double heightM, double crownM) {}
