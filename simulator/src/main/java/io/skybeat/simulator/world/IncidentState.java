package io.skybeat.simulator.world;

import io.skybeat.core.sighting.Kind;
import java.time.Instant;

/**
 * An incident at one moment.
 *
 * @param id the incident's
 * @param kind the incident's
 * @param onset the incident's
 * @param active true from the onset to the end of the run
 * @param east where it is now, metres from the dock
 * @param north where it is now
 * @param extentM its diameter now
 * @param peakDensity persons per square metre in its fullest 4 x 4 m square; 0 but for crowds
 * @param pairDensity the smaller of the two densities in its fullest pair of adjacent squares; what
 *     is compared with a level; 0 but for crowds
 */
public record IncidentState(
    String id,
    Kind kind,
    Instant onset,
    boolean active,
    double east,
    double north,
    double extentM,
    double peakDensity,
    double pairDensity) {}
