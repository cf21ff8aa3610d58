package io.skybeat.simulator.world;

/**
 * A charcoal grill that works tonight: hot, steady, at a registered pitch.
 *
 * @param east metres from the dock
 * @param north metres from the dock
 * @param widthM length of its coal bed
 * @param coalC temperature of the coals, degrees Celsius
 */
public record Grill(double east, double north, double widthM, double coalC) {}
