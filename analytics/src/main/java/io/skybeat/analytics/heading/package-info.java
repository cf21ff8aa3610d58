/**
 * The compass's error from the picture's own motion: ground that stands still must not drift
 * sideways while the drone flies past it. Pure.
 */
package io.skybeat.analytics.heading;
