/** Places on the ground: WGS-84 points, local east-north-up frames, polygons. */
package io.skybeat.core.geo;
