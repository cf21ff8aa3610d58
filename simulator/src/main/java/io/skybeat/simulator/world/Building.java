package io.skybeat.simulator.world;

/**
 * A building with a flat roof.
 *
 * @param ground its ground plan
 * @param heightM roof above ground
 * @param wallRgb colour of its walls
 * @param roofRgb colour of its roof
 * @param signs true where it carries lit signs (bars)
 */
public record Building(Rect ground, double heightM, int wallRgb, int roofRgb, boolean signs) {}
