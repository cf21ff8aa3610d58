/** The MAVLink edge: UDP in and out, and the flight recorder. */
package io.skybeat.station.link;
