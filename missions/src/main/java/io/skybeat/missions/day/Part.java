package io.skybeat.missions.day;

import io.skybeat.core.flight.DroneId;

/**
 * A part that wears on its own: a propeller, a motor, a gimbal.
 *
 * @param id unique
 * @param airframe on which drone
 * @param kind what it is
 * @param wear its hours and flights
 */
public record Part(String id, DroneId airframe, String kind, Wear wear) {}
