/** Boxes become anonymous tracks on the ground, or in the image where there is no pose. Pure. */
package io.skybeat.analytics.tracking;
