package io.skybeat.station.sortie;

import java.time.Instant;

/**
 * A pilot has a drone in hand.
 *
 * @param by a login name, or the vehicle that shows a mode which nobody ordered
 * @param reason in a line
 * @param seen nobody told the station
 */
public record Control(String by, String reason, Instant since, boolean seen) {}
