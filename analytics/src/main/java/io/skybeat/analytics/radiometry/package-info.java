/** Degrees, or at least counts, from the radiometric JPEGs of thermal cameras. Pure. */
package io.skybeat.analytics.radiometry;
