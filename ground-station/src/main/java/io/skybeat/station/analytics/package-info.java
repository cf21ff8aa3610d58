/**
 * The edge towards analytics: control and media connections of {@code io.skybeat.core.wire}, and
 * the relay of live pictures.
 */
package io.skybeat.station.analytics;
