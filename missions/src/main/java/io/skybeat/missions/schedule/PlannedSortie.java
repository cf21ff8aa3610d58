package io.skybeat.missions.schedule;

import io.skybeat.core.flight.DroneId;
import io.skybeat.core.flight.SortieId;
import java.time.Instant;

/**
 * One flight that the timetable asks for.
 *
 * @param id for ever the same for the same slot and moment
 * @param slot line of the timetable
 * @param startsAt planned arming, UTC
 */
public record PlannedSortie(
    SortieId id, String slot, String route, DroneId drone, String pilot, Instant startsAt) {}
