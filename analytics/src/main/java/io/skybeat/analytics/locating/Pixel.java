package io.skybeat.analytics.locating;

/**
 * A point in the image, pixels of the decoded frame, origin at the top left.
 *
 * @param x to the right
 * @param y downwards
 */
public record Pixel(double x, double y) {}
