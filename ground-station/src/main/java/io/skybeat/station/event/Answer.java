package io.skybeat.station.event;

/**
 * The station's answer to an order: taken or not. Taken does not mean done; the room view shows
 * what the vehicle makes of it.
 *
 * @param taken whether the station acts on it
 * @param text why not, or what happens now; English
 */
public record Answer(boolean taken, String text) {}
