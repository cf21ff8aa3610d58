package io.skybeat.missions.day;

import io.skybeat.missions.schedule.PlannedSortie;

/**
 * A sortie that cannot be flown.
 *
 * @param sortie which
 * @param resource what is missing, such as {@code packs of dock-1}
 * @param figure by how much
 */
public record Refused(PlannedSortie sortie, String resource, String figure) {}
