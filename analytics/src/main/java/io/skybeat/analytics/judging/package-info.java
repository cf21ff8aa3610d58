/** Tracks and cells become sightings: crowd, fire, later scuffles. Pure, time as an argument. */
package io.skybeat.analytics.judging;
