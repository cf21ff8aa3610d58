package io.skybeat.simulator.world;

import io.skybeat.core.sighting.Kind;
import java.time.Instant;

/**
 * Something that happens in the town, as it is laid down before the first second.
 *
 * @param id unique in the run: {@code crowd-1}, {@code scuffle-1}, {@code fire-1}
 * @param kind what it is
 * @param beginsAt when it starts to build up
 * @param onset when it truly holds: a crowd passes its level over two adjacent cells, a scuffle's
 *     first blow, a fire's ignition
 * @param east its place, metres from the dock
 * @param north its place
 */
public record Incident(
    String id, Kind kind, Instant beginsAt, Instant onset, double east, double north) {}
