/**
 * Edges to the world around: the broker (MQTT), receivers of other aircraft (SBS), METAR. Each
 * turns what it hears into {@link io.skybeat.station.event.Event.Told}; none of them judges.
 */
package io.skybeat.station.outside;
