package io.skybeat.analytics.judging;

import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Cell;
import java.time.Instant;

/**
 * A square of the ground with what the latest looks showed in it.
 *
 * @param cell as it is reported
 * @param middle mean position of the persons in it, or its centre when empty; metres
 * @param lookedAt capture time of the newest look
 */
public record GroundCell(Cell cell, Enu middle, Instant lookedAt) {}
