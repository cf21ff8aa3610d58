/**
 * Copters that fly the simulated town and speak MAVLink as an ArduCopter does. {@code flight} is
 * how they move, {@code autopilot} what they decide, {@code speech} what they say; this package
 * puts one on a socket.
 */
package io.skybeat.simulator.vehicle;
