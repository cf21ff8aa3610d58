/**
 * Exchange formats of routes: QGroundControl's {@code .plan}, Mission Planner's {@code .waypoints},
 * KML, KMZ and GeoJSON. An edge: reads and writes files, trusts none of them.
 */
package io.skybeat.missions.format;
