/**
 * What the ground looked like: what cameras counted on it, minute by minute, and what is usual
 * there at this hour of the week. Pure.
 */
package io.skybeat.station.ground;
