/**
 * What becomes of sightings and densities: levels with hysteresis, alerts that join what is one
 * incident. Pure; every duration is counted over capture times of frames.
 */
package io.skybeat.station.alert;
