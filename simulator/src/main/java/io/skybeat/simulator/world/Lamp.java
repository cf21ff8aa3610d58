package io.skybeat.simulator.world;

/**
 * A lamp on a pole or under an awning.
 *
 * @param east metres from the dock
 * @param north metres from the dock
 * @param heightM of the bulb above ground
 * @param power relative light output, 1 for a street lamp
 */
public record Lamp(double east, double north, double heightM, double power) {}
