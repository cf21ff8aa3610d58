/**
 * The vehicle's side of each MAVLink conversation, written apart from the station's so that one
 * misunderstanding cannot hide in both. Pure: messages in, messages out, time as an argument.
 */
package io.skybeat.simulator.vehicle.speech;
