/** Tracks and cells become sightings: crowd, fire, scuffles. Pure, time as an argument. */
package io.skybeat.analytics.judging;
