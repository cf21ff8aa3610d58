package io.skybeat.station.watch;

import java.time.Instant;

/**
 * A stretch of time in which a place was in a camera's picture.
 *
 * @param from first moment
 * @param until last one
 */
public record Look(Instant from, Instant until) {}
