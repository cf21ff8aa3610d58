/** A pixel and a pose become a place on the ground with its CE90. Pure. */
package io.skybeat.analytics.locating;
