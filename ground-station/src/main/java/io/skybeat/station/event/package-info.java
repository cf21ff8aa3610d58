/**
 * The words of the loop: what happens ({@link io.skybeat.station.event.Event}), what is remembered
 * ({@link io.skybeat.station.event.Fact}), what is to be done ({@link
 * io.skybeat.station.event.Effect}). Pure data.
 */
package io.skybeat.station.event;
