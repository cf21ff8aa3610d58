/**
 * The world around the simulated drones: docks with doors and faults, weather, other aircraft. What
 * they say is bytes, written apart from the station's reading of them.
 */
package io.skybeat.simulator.around;
