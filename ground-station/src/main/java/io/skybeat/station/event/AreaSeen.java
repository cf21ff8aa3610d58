package io.skybeat.station.event;

/**
 * What cameras counted in an area over one minute.
 *
 * @param area its id
 * @param seconds how long some of it was looked at
 * @param personsPerM2 persons over the ground that was looked at, mean over that time
 * @param persons persons in what was looked at, mean over that time
 */
public record AreaSeen(String area, double seconds, double personsPerM2, double persons) {}
