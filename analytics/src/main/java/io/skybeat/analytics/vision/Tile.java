package io.skybeat.analytics.vision;

/**
 * A part of the picture that the detector looks at in one go.
 *
 * @param index its number within its layout, from 0
 * @param region where it lies
 */
public record Tile(int index, Region region) {}
