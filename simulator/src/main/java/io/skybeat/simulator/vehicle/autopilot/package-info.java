/** What a simulated copter decides: modes, missions, failsafes, with ArduCopter's manners. Pure. */
package io.skybeat.simulator.vehicle.autopilot;
