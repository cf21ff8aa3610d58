package io.skybeat.analytics.heading;

import java.time.Instant;

/**
 * What a stretch of flight said of the heading.
 *
 * @param at end of the stretch, UTC
 * @param errorDeg told heading minus true heading
 * @param sigmaDeg one sigma of it
 * @param corners how many patches of ground it rests on
 */
public record HeadingFinding(Instant at, double errorDeg, double sigmaDeg, int corners) {}
