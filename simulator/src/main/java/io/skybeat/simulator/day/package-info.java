/**
 * A whole day in seconds: the station's production code for timetable, sorties and alerts against
 * simulated vehicles over real MAVLink bytes, in virtual time, with faults by name, seed and
 * moment. Everything runs on one thread; the same seed gives the same day, to the last byte of the
 * journal. {@link io.skybeat.simulator.day.Day} is the whole of it.
 */
package io.skybeat.simulator.day;
