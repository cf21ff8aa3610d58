package io.skybeat.simulator.world;

/**
 * A market stall under an awning.
 *
 * @param ground the counter's and the awning's ground plan
 * @param facesNorth true where customers stand on its north side
 * @param awningRgb colour of the awning, 0xRRGGBB
 * @param stripeRgb colour of every other stripe
 * @param goods seed of what lies on the counter
 */
public record Stall(Rect ground, boolean facesNorth, int awningRgb, int stripeRgb, long goods) {}
