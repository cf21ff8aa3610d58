package io.skybeat.simulator.stream;

import io.skybeat.core.sighting.CameraStand;
import io.skybeat.core.sighting.Lens;

/**
 * How a camera that stood still saw the world.
 *
 * @param lens for the film's own size
 * @param stand where it stood and looked
 */
public record FixedView(Lens lens, CameraStand stand) {}
