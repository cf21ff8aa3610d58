package io.skybeat.core.clip;

import io.skybeat.core.sighting.CameraId;
import java.time.Instant;

/**
 * A clip that the station wants cut.
 *
 * @param id stable; asked again under it until it is had
 * @param camera of which camera
 * @param triggerAt capture time of the frame that completed the alert's hold, UTC, exact
 * @param beforeS seconds wanted before it
 * @param afterS seconds wanted after it
 */
public record ClipWish(
    String id, CameraId camera, Instant triggerAt, double beforeS, double afterS) {}
