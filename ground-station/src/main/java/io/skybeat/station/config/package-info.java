/** What a station is told: its configuration file, checked and resolved. */
package io.skybeat.station.config;
