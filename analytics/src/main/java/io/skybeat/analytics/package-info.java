/**
 * The video plane: one {@link io.skybeat.analytics.Pipeline} a camera, from the stream to the
 * sighting, and the process around them.
 */
package io.skybeat.analytics;
