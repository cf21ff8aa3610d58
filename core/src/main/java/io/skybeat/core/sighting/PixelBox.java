package io.skybeat.core.sighting;

/**
 * A rectangle in an image, pixels of the frame as it was decoded, origin at the top left.
 *
 * @param x left edge
 * @param y top edge
 * @param width extent to the right
 * @param height extent downwards
 */
public record PixelBox(double x, double y, double width, double height) {}
