/**
 * The ground station: {@link io.skybeat.station.Station} is THE loop, {@code desk} and the packages
 * under it decide, {@code link}, {@code analytics}, {@code store} and {@code web} are edges.
 */
package io.skybeat.station;
